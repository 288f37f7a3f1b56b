package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.View;
import io.widgetry.api.admin.WidgetState;
import java.util.List;
import org.junit.Test;

/** What those write who begin, and the sentence that says what to do. The page when-something-is-wrong.md lists them. */
public class BeginnersErrorsTest extends SickWidgets {
    private static List<String> diagnoses(WidgetHost host) {
        return Diagnoses.of(host, Settings.DEFAULT);
    }

    @Test
    public void anEventOfAnInteractionInAnAgentScopedWidget() {
        start(NEVER, NEVER, NEVER, NEVER);
        WidgetHost host = rig().prototype("w", Rig.scoped("AGENT", "onInteractionEvent"), Recorder::new);

        assertEquals(
                List.of(
                        "onInteractionEvent requires an interaction, and this widget is agent-scoped, so it is never sent"
                                + " it: use the interaction scope, or subscribe to onAnyInteractionEvent"),
                diagnoses(host));
    }

    @Test
    public void anEventThatDoesNotExist() {
        start(NEVER, NEVER, NEVER, NEVER);
        WidgetHost host = rig().prototype("w", Rig.scoped("INTERACTION", "onInteracionEvent"), Recorder::new);

        assertEquals(
                List.of(
                        "onInteracionEvent is not in the catalogue (did you mean onInteractionEvent?); it is delivered if"
                                + " a source publishes it"),
                diagnoses(host));
    }

    @Test
    public void aCallbackThatWaits() {
        start(millis(20), millis(60), NEVER, NEVER);
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), hanging());
        occur(1);
        awaitState("w", WidgetState.STALLED);

        String sentence =
                diagnoses(rig().dispatcher().widget("w").orElseThrow()).get(0);
        assertTrue(
                sentence,
                sentence.matches(
                        "it did not return from onCustomCardEndedEvent for .+ s?, at .+SickWidgets.+: a callback"
                                + " must not wait; do slow work on a thread of your own, and end that in closed\\(\\) and in"
                                + " @Deactivate"));
        release.countDown();
        awaitState("w", WidgetState.HEALTHY);
    }

    @Test
    public void aContextThatIsUsedAfterItsEnd() {
        start(NEVER, NEVER, NEVER, NEVER);
        Recorder widget = new Recorder();
        WidgetHost host = rig().prototype("w", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> widget);
        rig().call("call-1", "ACTIVE");
        rig().settle();
        rig().end("call-1", false);
        rig().settle();
        assertEquals(List.of(), diagnoses(host));

        widget.context().show(View.titled("too late"));

        assertEquals(
                List.of("it used its context after the context was closed: it should stop its timers and threads in"
                        + " closed() and in @Deactivate"),
                diagnoses(host));
    }
}
