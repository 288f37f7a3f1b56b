package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Configurations;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** The sample connector as a bundle: from a telephony system to a widget and back, and nothing without a configuration. */
public class ConnectorTest extends WidgetTest {
    private static final String PID = "io.widgetry.sample.line-cti";

    private ServerSocket server;

    /** Puts each call on hold as soon as it is answered, and writes down what became of it. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("phone")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(DataEvents.INTERACTION)
    public static final class Phone extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            String state = ((Interaction) event.payload()).state();
            write(state, context, null);
            if (state.equals("ACTIVE")) {
                context.api()
                        .perform("holdInteraction", Map.of())
                        .thenAccept(
                                result -> write(result.done() ? "done" : "refused: " + result.reason(), context, null));
            }
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.phone", Phone.class), RuntimeOptions.samples("line-cti")};
    }

    @After
    public void unplug() throws IOException {
        new Configurations(bundles).delete(PID);
        server.close();
    }

    /** One end of a connection. */
    private record Line(Socket socket, BufferedReader heard) {
        static Line of(Socket socket) throws IOException {
            socket.setSoTimeout(20_000);
            return new Line(
                    socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }

        void says(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        void hears(String line) throws IOException {
            assertEquals(line, heard.readLine());
        }
    }

    private Line plugIn(Map<String, Object> more) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        configure(more);
        Line line = Line.of(server.accept());
        line.hears("HELLO -");
        return line;
    }

    private void configure(Map<String, Object> more) throws IOException {
        Map<String, Object> all = new HashMap<>(more);
        all.put("port", server.getLocalPort());
        new Configurations(bundles).set(PID, all);
    }

    private static boolean threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("line-cti"));
    }

    private static String call(String state, String capability) {
        return "{\"id\":\"c-1\",\"state\":\"" + state + "\",\"capabilities\":{\"" + capability + "\":true}}";
    }

    @Test
    public void aCallReachesTheWidgetAndWhatTheWidgetAsksForReachesTheTelephonySystem() throws Exception {
        Line pbx = plugIn(Map.of());

        pbx.says("EVENT a-1 both c-1 call " + call("ALERTING", "canAccept"));
        pbx.says("EVENT a-2 both c-1 call " + call("ACTIVE", "canHold"));
        pbx.hears("DO 1 hold both c-1");
        pbx.says("OK 1");
        assertTold(List.of("opened", "ALERTING", "ACTIVE", "done"), "phone", "both");

        pbx.says("EVENT a-3 both c-1 call " + call("HELD", "canUnhold"));
        assertTold(List.of("opened", "ALERTING", "ACTIVE", "done", "HELD"), "phone", "both");
    }

    @Test
    public void theReasonOfARefusalReachesTheWidget() throws Exception {
        Line pbx = plugIn(Map.of());

        pbx.says("EVENT b-1 refused c-1 call " + call("ACTIVE", "canHold"));
        pbx.hears("DO 1 hold refused c-1");
        pbx.says("NO 1 the line is recorded, and may not be held");

        assertTold(
                List.of("opened", "ACTIVE", "refused: the line is recorded, and may not be held"), "phone", "refused");
    }

    @Test
    public void aChangedConfigurationConnectsAnewAndNoneAtAllEndsEverything() throws Exception {
        Line first = plugIn(Map.of());

        configure(Map.of("answerMillis", 100));
        assertNull(first.heard().readLine());
        Line second = Line.of(server.accept());
        second.hears("HELLO -");
        assertTrue(threads());

        new Configurations(bundles).delete(PID);
        assertNull(second.heard().readLine());
        Await.until("its threads end", () -> !threads());
    }
}
