package io.widgetry.integration;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.ShownView;
import io.widgetry.api.admin.ViewListener;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Whoever registers a listener as a service is told what widgets show. */
public class ViewListenerTest extends WidgetTest {
    private static final String SHOW = "show";

    private final List<ServiceRegistration<?>> listeners = new ArrayList<>();

    /** Shows what it is told to. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("screen")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(SHOW)
    public static final class Screen extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.show(View.titled(event.json()));
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.screen", Screen.class)};
    }

    @After
    public void unregister() {
        listeners.forEach(ServiceRegistration::unregister);
    }

    /** Registers a listener that writes down what an agent's widgets show. */
    private List<String> listen(String agent) {
        List<String> told = new CopyOnWriteArrayList<>();
        ViewListener listener = shown -> {
            if (shown.agentId().filter(agent::equals).isPresent()) {
                told.add(text(shown));
            }
        };
        listeners.add(bundles.registerService(ViewListener.class, listener, null));
        return told;
    }

    private static String text(ShownView shown) {
        return shown.widgetId() + " " + shown.interactionId().orElse("-") + " "
                + shown.view().map(View::title).orElse("ended");
    }

    private void show(String agent, String interaction, String title) {
        play(Lines.about(SHOW, agent, interaction, title));
    }

    private static void assertTold(List<String> expected, List<String> told) {
        Await.until(() -> expected + "; there is " + told, () -> told.size() >= expected.size());
        assertEquals(expected, told);
    }

    @Test
    public void aServiceIsToldOfEachChangeAndOfTheEnd() {
        List<String> told = listen("shows");
        play(Lines.call("shows", "one", "ACTIVE"));
        show("shows", "one", "1");
        assertTold(List.of("screen one 1"), told);
        show("shows", "one", "2");
        assertTold(List.of("screen one 1", "screen one 2"), told);

        play(Lines.ended("shows", "one"));

        assertTold(List.of("screen one 1", "screen one 2", "screen one ended"), told);
    }

    @Test
    public void oneThatComesLaterIsToldFirstWhatIsShownNow() {
        List<String> before = listen("late");
        play(Lines.call("late", "one", "ACTIVE"));
        show("late", "one", "1");
        assertTold(List.of("screen one 1"), before);

        List<String> after = listen("late");
        assertTold(List.of("screen one 1"), after);
        show("late", "one", "2");

        assertTold(List.of("screen one 1", "screen one 2"), after);
    }

    @Test
    public void oneThatThrowsAndOneThatWentDisturbNobody() {
        listeners.add(bundles.registerService(
                ViewListener.class,
                shown -> {
                    throw new IllegalStateException("made by the test");
                },
                null));
        List<String> gone = listen("calm");
        listeners.remove(1).unregister();
        List<String> told = listen("calm");
        play(Lines.call("calm", "one", "ACTIVE"));

        show("calm", "one", "1");

        assertTold(List.of("screen one 1"), told);
        assertEquals(List.of(), gone);
    }
}
