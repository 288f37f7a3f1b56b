package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import java.util.List;
import org.junit.Test;

/** Threads that do not come back. */
public class AbandonedThreadsTest extends SickWidgets {
    @Test
    public void aHangingWidgetIsQuarantinedAndItsThreadReplaced() {
        start(millis(20), millis(40), millis(80), NEVER);
        Recorder healthy = rig().singleton("healthy", Rig.scoped("AGENT", OCCURRENCE), new Recorder());
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), hanging());
        occur(1);

        awaitState("w", WidgetState.QUARANTINED);
        Quarantine quarantine = health("w").quarantine().orElseThrow();
        assertTrue(quarantine.reason(), quarantine.reason().matches("onCustomCardEndedEvent had been running for .*"));
        assertTrue(quarantine.nextProbe().isPresent());
        Rig.await("the thread to be given up", () -> rig().dispatcher().abandonedWorkers() == 1);
        Rig.await("the thread to be replaced", () -> rig().dispatcher().workers() == 4);
        Rig.await(
                "the count", () -> rig().dispatcher().widget("w").orElseThrow().givenUp() == 1);

        occur(100);
        rig().settle();
        assertEquals(101, healthy.events.size());
        assertEquals(
                "the one that hangs counts as failed, the others as dropped, but for the last, which is for a probe",
                new Counters(0, 1, 1, 99, 0),
                rig().dispatcher().widget("w").orElseThrow().counters());

        release.countDown();
        Rig.await("the thread to come back", () -> rig().dispatcher().abandonedWorkers() == 0);
        Rig.await(
                "the count to go down",
                () -> rig().dispatcher().widget("w").orElseThrow().givenUp() == 0);
    }

    @Test
    public void whatAStuckCallbackDoesAfterItsInstanceWasReplacedHasNoEffect() {
        start(millis(20), millis(40), millis(80), NEVER);
        Recorder healthy = rig().singleton("healthy", Rig.scoped("AGENT", "onMessageEvent"), new Recorder());
        rig().prototype("w", Rig.scoped("AGENT", OCCURRENCE), () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                try {
                    release.await();
                } catch (InterruptedException givenUp) {
                    within.api().sendMessageToAnyWidget("too late");
                    log.add("sent");
                }
            }
        });
        occur(1);
        awaitState("w", WidgetState.QUARANTINED);
        Rig.await("the thread to come back", () -> rig().dispatcher().abandonedWorkers() == 0);
        rig().settle();
        assertEquals(List.of(), healthy.told());
    }

    @Test
    public void atTheCapAThreadStaysWithItsWidgetWhichIsNotProbedUntilOneComesBack() {
        start(new Supervision(millis(10), millis(20), millis(40), 3, 50, NEVER, millis(50), millis(50)), 0);
        Recorder widget = rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), hanging());
        Recorder healthy = rig().singleton("healthy", Rig.scoped("AGENT", OCCURRENCE), new Recorder());
        occur(1);
        awaitState("w", WidgetState.QUARANTINED);
        assertEquals(0, rig().dispatcher().abandonedWorkers());
        assertEquals(
                java.util.Optional.empty(),
                health("w").quarantine().orElseThrow().nextProbe());
        occur(50);
        Rig.await("the healthy one", () -> healthy.events.size() == 51);
        assertEquals(List.of(), widget.told());
    }

    @Test
    public void aWidgetThatHangsAgainAndAgainIsNotProbedBeyondItsPartOfTheCap() {
        start(new Supervision(millis(10), millis(20), millis(30), 3, 50, NEVER, millis(10), millis(10)), 4);
        rig().prototype("w", Rig.scoped("AGENT", "onAgentStateEvent"), this::hanging);
        rig().agentState("READY");
        Rig.await(
                "its part to be used up",
                () -> rig().dispatcher().abandonedWorkers() == 2 && health("w").isLeftAlone());
        assertEquals(WidgetState.QUARANTINED, health("w").state());
        ill.set(false);
        release.countDown();
        awaitState("w", WidgetState.HEALTHY);
        Rig.await("the threads to come back", () -> rig().dispatcher().abandonedWorkers() == 0);
    }
}
