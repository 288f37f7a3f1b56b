package io.widgetry.integration;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** What a widget asks for reaches the handler of the source that told of the interaction, if it is allowed. */
public class ActionsTest extends WidgetTest {
    private static final String HOLD = "hold";

    private final Queue<Action> asked = new ConcurrentLinkedQueue<>();
    private final List<ServiceRegistration<?>> handlers = new ArrayList<>();

    /** Holds its interaction when it is told to, and writes down what became of it. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("phone")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(HOLD)
    public static final class Phone extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.api()
                    .perform("holdInteraction", Map.of("music", "on"))
                    .thenAccept(result -> write(result.done() ? "done" : "refused: " + result.reason(), context, null));
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.phone", Phone.class)};
    }

    /** Registers a handler that gives this answer. */
    private void handler(ActionResult answer, Map<String, Object> properties) {
        handlers.add(bundles.registerService(
                ActionHandler.class,
                action -> {
                    asked.add(action);
                    return CompletableFuture.completedFuture(answer);
                },
                FrameworkUtil.asDictionary(properties)));
    }

    @After
    public void unregister() {
        handlers.forEach(ServiceRegistration::unregister);
    }

    private static String call(String agent, boolean canHold) {
        return Lines.about(
                "onInteractionEvent",
                agent,
                "one",
                "{\"id\":\"one\",\"state\":\"ACTIVE\",\"capabilities\":{\"canHold\":" + canHold + "}}");
    }

    private void assertBecomes(String outcome, String agent) {
        play(Lines.event(HOLD, agent, "null"));
        assertTold(List.of("opened", outcome), "phone", agent);
    }

    @Test
    public void anActionReachesTheHandlerOfItsSource() {
        handler(ActionResult.refused("wrong one"), Map.of(ActionHandler.SOURCES, "/elsewhere"));
        handler(ActionResult.DONE, Map.of(ActionHandler.SOURCES, new String[] {"/other", "/test"}));
        handler(ActionResult.refused("wrong one"), Map.of());
        play(call("source", true));

        assertBecomes("done", "source");
        assertEquals(1, asked.size());
        Action action = asked.element();
        assertEquals("Action[holdInteraction, agent source, interaction one, by phone]", action.toString());
        assertEquals(Map.of("music", "on"), action.arguments());
    }

    @Test
    public void aHandlerWithoutSourcesActsForAll() {
        handler(ActionResult.DONE, Map.of());
        play(call("any", true));

        assertBecomes("done", "any");
    }

    @Test
    public void withoutTheCapabilityNothingHappens() {
        handler(ActionResult.DONE, Map.of());
        play(call("may-not", false));

        assertBecomes(
                "refused: holdInteraction needs the interaction's capability canHold, which is not granted now",
                "may-not");
        assertEquals(0, asked.size());
    }

    @Test
    public void withoutAHandlerItIsRefusedWithAReason() {
        play(call("nobody", true));

        assertBecomes("refused: no source carries out actions for events from /test", "nobody");
    }

    @Test
    public void aHandlerThatWentIsNotAsked() {
        handler(ActionResult.DONE, Map.of());
        unregister();
        handlers.clear();
        play(call("went", true));

        assertBecomes("refused: no source carries out actions for events from /test", "went");
        assertEquals(0, asked.size());
    }
}
