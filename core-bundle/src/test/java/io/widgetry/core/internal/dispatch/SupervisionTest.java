package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** From healthy to quarantined and back. */
public class SupervisionTest extends SickWidgets {
    private static final String MESSAGE = "onMediaMessageEvent";

    @Test
    public void aCallbackThatTakesLongMakesItsWidgetSlowAndThenStalledAndNamesTheLine() {
        start(millis(20), millis(60), NEVER, NEVER);
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), hanging());
        occur(1);

        awaitState("w", WidgetState.STALLED);
        Stall stall = health("w").stall().orElseThrow();
        assertEquals(OCCURRENCE, stall.during());
        assertEquals(Rig.AGENT, stall.agentId().orElseThrow());
        assertEquals(1, stall.sequence());
        assertFalse(stall.returned());
        assertEquals("onDataEvent", stall.line().orElseThrow().getMethodName());
        assertEquals(
                "SickWidgets.java", stall.stack().get(stall.stack().size() - 1).getFileName());
        assertTrue(stall.lasted().compareTo(millis(60)) >= 0);

        release.countDown();
        awaitState("w", WidgetState.HEALTHY);
        assertTrue(health("w").stall().orElseThrow().returned());
        // A look may come so late that it finds it stalled at once.
        assertEquals(
                "HEALTHY>SLOW SLOW>STALLED STALLED>SLOW SLOW>HEALTHY",
                String.join(" ", moves("w")).replace("HEALTHY>STALLED", "HEALTHY>SLOW SLOW>STALLED"));
    }

    @Test
    public void aWidgetThatKeepsThrowingIsQuarantinedProbedAndResynchronised() {
        start(NEVER, NEVER, NEVER, millis(100));
        Recorder widget = rig().singleton("w", Rig.scoped("AGENT", "onAgentStateEvent", OCCURRENCE), throwing());
        rig().agentState("READY");
        occur(2);
        // On a busy machine the first probe may have begun before anybody has seen the quarantine.
        Rig.await("the quarantine", () -> moves("w").contains("HEALTHY>QUARANTINED"));
        String reason = firstReason("w", WidgetState.QUARANTINED);
        assertTrue(
                reason,
                reason.startsWith(
                        "3 of its last 3 callbacks threw, the last one java.lang.IllegalStateException at io.widgetry."));
        occur(5);
        long latest = rig().agentState("NOT_READY");
        Rig.await("a probe in vain", () -> moves("w").contains("PROBING>QUARANTINED"));
        ill.set(false);

        awaitState("w", WidgetState.HEALTHY);
        awaitTheWayIn();
        rig().settle();
        assertEquals(
                "it is told the state as it is now, once", List.of("onAgentStateEvent#" + latest + "r"), widget.told());
        occur(1);
        rig().settle();
        assertEquals("onCustomCardEndedEvent#" + (latest + 1), widget.told().get(1));
        assertEquals(
                List.of("HEALTHY>QUARANTINED", "QUARANTINED>PROBING"),
                moves("w").subList(0, 2));
        assertEquals("PROBING>HEALTHY", moves("w").get(moves("w").size() - 1));
    }

    private void awaitTheWayIn() {
        Rig.await(
                "the way in",
                () -> rig().dispatcher().widget("w").orElseThrow().instances().stream()
                        .noneMatch(instance -> instance.inbox().isShutOut()));
    }

    @Test
    public void aProbeIsOneEventAndOneInstance() {
        start(NEVER, NEVER, NEVER, millis(50));
        AtomicInteger calls = new AtomicInteger();
        rig().prototype("w", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                calls.incrementAndGet();
                throw new IllegalStateException("on purpose");
            }
        });
        for (int i = 0; i < 3; i++) {
            rig().call("call" + i, "ACTIVE");
            rig().settle();
        }
        // On a busy machine the first probe may have begun before anybody has seen the quarantine.
        Rig.await("the quarantine", () -> moves("w").contains("HEALTHY>QUARANTINED"));
        for (int i = 0; i < 20; i++) {
            rig().call("call" + i, "HELD");
        }
        Rig.await(
                "two probes",
                () -> moves("w").stream().filter("PROBING>QUARANTINED"::equals).count() >= 2);
        rig().settle();
        long probes = moves("w").stream().filter("PROBING>QUARANTINED"::equals).count();
        assertEquals(3 + probes, calls.get());
        assertEquals(probes, health("w").quarantine().orElseThrow().probes());
    }

    @Test
    public void aProbeIsTheNextEventWhicheverInstanceItIsFor() {
        start(millis(20), millis(40), millis(80), millis(50));
        List<Recorder> made = new CopyOnWriteArrayList<>();
        WidgetHost host = rig().prototype("w", Rig.scoped("INTERACTION", MESSAGE), () -> {
            made.add(hanging());
            return made.get(made.size() - 1);
        });
        rig().call("busy", "ACTIVE");
        rig().settle();
        rig().call("silent", "ACTIVE");
        rig().settle();
        rig().accept(MESSAGE, "silent", Rig.sample(MESSAGE));
        Rig.await("the quarantine", () -> moves("w").contains("STALLED>QUARANTINED"));
        ill.set(false);
        Rig.await(
                "the one that hung to be made anew, for the probe",
                () -> host.instances().stream()
                        .anyMatch(instance -> instance.inbox().isProbed() && instance.isOpened()));
        assertEquals(WidgetState.PROBING, health("w").state());

        long probe = rig().accept(MESSAGE, "busy", Rig.sample(MESSAGE));

        awaitState("w", WidgetState.HEALTHY);
        awaitTheWayIn();
        long next = rig().accept(MESSAGE, "silent", Rig.sample(MESSAGE));
        rig().settle();
        assertEquals(List.of(MESSAGE + "#" + probe), made.get(0).told());
        assertEquals(List.of(MESSAGE + "#" + next), made.get(2).told());
        assertEquals(3, made.size());
    }

    @Test
    public void anInstanceThatBeginsInQuarantineOpensAfterIt() {
        start(NEVER, NEVER, NEVER, NEVER);
        Recorder[] made = new Recorder[1];
        rig().prototype("w", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> made[0] = throwing());
        rig().call("first", "ACTIVE");
        rig().call("first", "HELD");
        rig().call("first", "ACTIVE");
        awaitState("w", WidgetState.QUARANTINED);
        Recorder first = made[0];
        rig().call("second", "ALERTING");
        long latest = rig().call("second", "ACTIVE");
        rig().settle();
        assertEquals("nothing is made in quarantine", first, made[0]);

        ill.set(false);
        assertTrue(rig().dispatcher()
                .supervisor()
                .release(rig().dispatcher().widget("w").orElseThrow(), "test"));
        Rig.await("the instance", () -> made[0] != first && !made[0].events.isEmpty());
        rig().settle();
        assertEquals(List.of("opened", "onInteractionEvent"), made[0].log);
        assertEquals(List.of("onInteractionEvent#" + latest + "r"), made[0].told());
        assertFalse(rig().dispatcher()
                .supervisor()
                .release(rig().dispatcher().widget("w").orElseThrow(), "again"));
    }

    @Test
    public void aContextThatEndsInQuarantineTakesItsInstanceAlong() {
        start(NEVER, NEVER, NEVER, NEVER);
        Recorder[] made = new Recorder[1];
        WidgetHost host =
                rig().prototype("w", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> made[0] = throwing());
        rig().call(CALL, "ACTIVE");
        rig().call(CALL, "HELD");
        rig().call(CALL, "ACTIVE");
        awaitState("w", WidgetState.QUARANTINED);
        rig().end(CALL, false);
        Rig.await("the instance to go", () -> host.instances().isEmpty());
        rig().settle();
        assertEquals("it hears nothing of it", List.of("opened", "released"), made[0].log);
    }

    @Test
    public void otherServicePropertiesLiftTheQuarantine() {
        start(NEVER, NEVER, NEVER, NEVER);
        Recorder widget = rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), throwing());
        occur(3);
        awaitState("w", WidgetState.QUARANTINED);
        ill.set(false);
        WidgetHost host = rig().dispatcher().widget("w").orElseThrow();
        rig().dispatcher().redeclare(host, WidgetDescriptor.of(Rig.scoped("AGENT", OCCURRENCE, "onAgentStateEvent")));
        assertEquals(WidgetState.HEALTHY, host.health().state());
        Rig.await("the way in", () -> {
            occur(1);
            return !widget.events.isEmpty();
        });
    }

    @Test
    public void failuresFarApartAreNoReasonForAQuarantine() {
        start(new Supervision(NEVER, NEVER, NEVER, 2, 50, Duration.ofNanos(1), NEVER, NEVER), 4);
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), throwing());
        occur(20);
        rig().settle();
        assertEquals(WidgetState.HEALTHY, health("w").state());
        assertEquals(20, rig().dispatcher().widget("w").orElseThrow().counters().failed());
    }

    @Test
    public void neitherAreFewFailuresAmongMany() {
        start(NEVER, NEVER, NEVER, NEVER);
        AtomicInteger calls = new AtomicInteger();
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                if (calls.incrementAndGet() % 3 == 0) {
                    throw new IllegalStateException("on purpose");
                }
            }
        });
        occur(60);
        rig().settle();
        assertEquals(WidgetState.HEALTHY, health("w").state());
        assertEquals(20, rig().dispatcher().widget("w").orElseThrow().counters().failed());
    }

    @Test
    public void aRuntimeScopedWidgetIsQuarantinedAndComesBackToo() {
        start(millis(10), millis(20), millis(40), millis(50));
        Recorder widget = rig().singleton("w", Rig.scoped("RUNTIME", "onAgentStateEvent"), hanging());
        rig().agentState("READY");
        awaitState("w", WidgetState.QUARANTINED);
        long latest = rig().agentState("NOT_READY");
        ill.set(false);
        release.countDown();
        awaitState("w", WidgetState.HEALTHY);
        rig().settle();
        assertEquals(
                "onAgentStateEvent#" + latest + "r",
                widget.told().get(widget.told().size() - 1));
    }

    @Test
    public void listenersAreToldInOrderAndOneThatThrowsDisturbsNobody() {
        start(NEVER, NEVER, NEVER, NEVER);
        List<WidgetState> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        rig().dispatcher().supervisor().add(move -> {
            throw new IllegalStateException("on purpose");
        });
        rig().dispatcher().supervisor().add(move -> told.add(move.to()));
        WidgetHost host = rig().add("w", Rig.scoped("AGENT", OCCURRENCE), false, this::throwing);
        occur(3);
        awaitState("w", WidgetState.QUARANTINED);
        rig().dispatcher().supervisor().release(host, "test");
        Rig.await("two moves", () -> told.size() == 2);
        assertEquals(List.of(WidgetState.QUARANTINED, WidgetState.HEALTHY), told);
    }
}
