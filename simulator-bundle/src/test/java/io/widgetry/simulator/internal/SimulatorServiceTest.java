package io.widgetry.simulator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** Simulations with their threads, before the real core. */
public class SimulatorServiceTest {
    private static final String AGENT = "600008";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Runtime runtime = new Runtime();
    private final List<ActionHandler> registered = new ArrayList<>();
    private SimulatorService service;

    @After
    public void close() {
        if (service != null) {
            service.close();
        }
        runtime.close();
    }

    private void configured(Map<String, ?> values) {
        service = new SimulatorService(
                runtime,
                runtime.admin(),
                Clock.systemUTC(),
                handler -> {
                    registered.add(handler);
                    return () -> registered.remove(handler);
                },
                Configurations.settings(values));
    }

    private void started(Map<String, ?> values) {
        configured(values);
        service.start(SimulatorOptions.CONFIGURED);
        Eventually.isTrue(
                "everybody signs in",
                () -> service.status().signedIn() == service.status().agents());
    }

    /** Busy: a minute of the simulation is a tenth of a second. */
    private void busy() {
        started(Map.of("speed", "600"));
        Eventually.isTrue("events flow", () -> service.status().published() > 200);
    }

    private ActionResult act(String name, String interaction) throws Exception {
        return registered
                .get(0)
                .handle(new Action(name, AGENT, Optional.ofNullable(interaction), "test", Map.of()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    public void beforeTheFirstSimulationThereIsAStatus() {
        configured(Map.of());
        SimulatorStatus status = service.status();
        assertFalse(status.running());
        assertEquals(Optional.empty(), status.since());
        assertEquals(List.of(AGENT), status.desktopAgents());
        assertEquals(6, status.agents());
    }

    @Test
    public void aSimulationBeginsAndEndsAndLeavesNothing() {
        busy();
        assertTrue(service.status().running());
        assertEquals(1, registered.size());
        assertEquals(6, runtime.admin().agents().size());
        SimulatorStatus end = service.stop();
        assertFalse(end.running());
        assertEquals(0, end.signedIn());
        assertEquals(0, end.interactions());
        assertEquals(Map.of(), end.rejected());
        assertEquals(0, end.duplicates());
        assertEquals(List.of(), registered);
        assertEquals(List.of(), runtime.admin().agents());
        assertEquals(List.of(), runtime.admin().interactions());
        assertEquals(end.published(), runtime.published().size());
        assertEquals(end, service.stop());
    }

    @Test
    public void oneSimulationRunsAtATimeAndAnotherCanFollow() {
        busy();
        String message = assertThrows(IllegalStateException.class, () -> service.start(SimulatorOptions.CONFIGURED))
                .getMessage();
        assertEquals("A simulation runs already; sim:stop ends it.", message);
        service.stop();
        service.start(SimulatorOptions.of(Optional.of(5L), Optional.of(600.0), Optional.of(2), Optional.of(2.0)));
        Eventually.isTrue("three agents", () -> service.status().signedIn() == 3);
        assertEquals(5, service.status().seed());
        Eventually.isTrue("events flow", () -> service.status().published() > 100);
        assertEquals(Map.of(), service.status().rejected());
        assertEquals(0, service.status().duplicates());
    }

    @Test
    public void optionsOutOfRangeAreRefused() {
        configured(Map.of());
        for (SimulatorOptions options : List.of(
                SimulatorOptions.of(Optional.empty(), Optional.of(-1.0), Optional.empty(), Optional.empty()),
                SimulatorOptions.of(Optional.empty(), Optional.empty(), Optional.of(-1), Optional.empty()),
                SimulatorOptions.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1e9)))) {
            assertThrows(IllegalArgumentException.class, () -> service.start(options));
        }
        assertEquals(List.of(), registered);
    }

    @Test
    public void aPersonAcceptsHoldsAndEndsACall() throws Exception {
        started(Map.of("voicePerHour", 0.0, "chatsPerHour", 0.0, "emailsPerHour", 0.0));
        Eventually.isTrue("the desktop is free or rings", () -> ringOrWait() != null);
        String id = ringing();
        assertEquals(ActionResult.DONE, act("acceptInteraction", id));
        assertFalse(act("acceptInteraction", id).done());
        assertEquals(ActionResult.DONE, act("holdInteraction", id));
        assertEquals(ActionResult.DONE, act("unholdInteraction", id));
        assertEquals(ActionResult.DONE, act("endInteraction", id));
        assertEquals(ActionResult.DONE, act("finishInteraction", id));
        assertEquals(5, service.status().actions());
        assertEquals(1, service.status().refused());
        assertTrue(runtime.admin().interactions().isEmpty());
    }

    private String ringOrWait() {
        return ringing() != null ? ringing() : tryRing();
    }

    private String tryRing() {
        try {
            return service.ring(Optional.empty(), "voice");
        } catch (IllegalStateException notYet) {
            return null;
        }
    }

    private String ringing() {
        return runtime.admin().interactions().stream()
                .filter(each -> each.agentId().equals(AGENT))
                .map(each -> each.state().id())
                .findFirst()
                .orElse(null);
    }

    @Test
    public void whatCannotRingIsRefusedWithASentence() {
        configured(Map.of("desktopReady", false));
        assertEquals(
                "No simulation runs; sim:start begins one.",
                assertThrows(IllegalStateException.class, () -> service.ring(Optional.empty(), "voice"))
                        .getMessage());
        service.start(SimulatorOptions.CONFIGURED);
        assertEquals(
                "There is no channel fax; the channels are voice, chat and email.",
                assertThrows(IllegalArgumentException.class, () -> service.ring(Optional.empty(), "fax"))
                        .getMessage());
        assertEquals(
                "Agent 1 does not work in the simulated contact centre.",
                assertThrows(IllegalArgumentException.class, () -> service.ring(Optional.of("1"), "voice"))
                        .getMessage());
        Eventually.isTrue(
                "the person has signed in",
                () -> runtime.admin().workspace(AGENT).isPresent());
        assertEquals(
                "Agent 600008 cannot take a contact now: the agent's state is NOT_READY.",
                assertThrows(IllegalStateException.class, () -> service.ring(Optional.empty(), "voice"))
                        .getMessage());
    }

    @Test
    public void aSourceThatIsDownTellsNothingRefusesActionsAndCatchesUp() throws Exception {
        busy();
        service.fault(SimulatorFault.SOURCE_DOWN, Optional.of(MINUTE));
        assertEquals(SimulatorFault.SOURCE_DOWN, service.status().fault());
        int before = runtime.published().size();
        assertTrue(act("setAgentNotReady", null).reason().contains("cannot be reached"));
        Duration then = service.status().played().plus(MINUTE);
        Eventually.isTrue("time passes", () -> service.status().played().compareTo(then) > 0);
        assertEquals(before, runtime.published().size());
        service.fault(SimulatorFault.NONE, Optional.empty());
        assertEquals(SimulatorFault.NONE, service.status().fault());
        Eventually.isTrue("it catches up", () -> runtime.published().size() > before + 20);
        assertEquals(Map.of(), service.stop().rejected());
        assertEquals(List.of(), runtime.admin().agents());
    }

    @Test
    public void aFaultEndsByItself() {
        busy();
        service.fault(SimulatorFault.DUPLICATE, Optional.of(Duration.ofSeconds(1)));
        Eventually.isTrue("it is over", () -> service.status().fault() == SimulatorFault.NONE);
        assertTrue(service.status().duplicates() > 0);
        assertEquals(Optional.empty(), service.status().faultUntil());
    }

    @Test
    public void everyDuplicateIsToldAsSuch() {
        busy();
        service.fault(SimulatorFault.DUPLICATE, Optional.of(MINUTE));
        Eventually.isTrue("duplicates", () -> service.status().duplicates() > 100);
        SimulatorStatus end = service.stop();
        assertEquals(end.duplicates(), runtime.admin().status().duplicates());
        assertEquals(Map.of(), end.rejected());
        assertEquals(List.of(), runtime.admin().agents());
    }

    @Test
    public void brokenEventsAreRejectedAndNothingElse() {
        busy();
        service.fault(SimulatorFault.MALFORMED, Optional.of(MINUTE));
        Eventually.isTrue("broken ones", () -> runtime.rejected(Reason.MALFORMED) > 20);
        SimulatorStatus end = service.stop();
        assertEquals(Map.of(Reason.MALFORMED, runtime.rejected(Reason.MALFORMED)), end.rejected());
        assertEquals(List.of(), runtime.admin().agents());
    }

    @Test
    public void disorderLeavesNothingBehind() {
        busy();
        service.fault(SimulatorFault.DISORDER, Optional.of(MINUTE));
        long before = service.status().published();
        Eventually.isTrue("events flow", () -> service.status().published() > before + 1_500);
        SimulatorStatus end = service.stop();
        assertTrue(ids(), idsAreInDisorder());
        assertTrue(
                end.rejected().toString(),
                List.of(Reason.INTERACTION_CLOSED, Reason.ALREADY_ENDED)
                        .containsAll(end.rejected().keySet()));
        assertEquals(List.of(), runtime.admin().interactions());
        assertEquals(List.of(), runtime.admin().agents());
    }

    private String ids() {
        return runtime.published().stream()
                .map(event -> event.id().orElse(""))
                .toList()
                .toString();
    }

    private boolean idsAreInDisorder() {
        long last = 0;
        for (SourceEvent event : runtime.published()) {
            String id = event.id().orElseThrow();
            long number = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
            if (number < last) {
                return true;
            }
            last = number;
        }
        return false;
    }

    @Test
    public void lateEventsComeInTheirOrder() {
        busy();
        service.fault(SimulatorFault.LATE, Optional.of(MINUTE));
        int before = runtime.published().size();
        Duration then = service.status().played().plus(MINUTE);
        Eventually.isTrue("time passes", () -> service.status().played().compareTo(then) > 0);
        assertEquals(before, runtime.published().size());
        Eventually.isTrue("they come", () -> runtime.published().size() > before + 50);
        service.stop();
        assertFalse(idsAreInDisorder());
        assertEquals(List.of(), runtime.admin().agents());
    }

    @Test
    public void aBurstBringsManyMore() {
        busy();
        long arrived = service.status().arrived();
        long played = service.status().played().toMillis();
        service.fault(SimulatorFault.BURST, Optional.of(MINUTE));
        Eventually.isTrue("a crowd", () -> service.status().waiting() > 50);
        double usual = 1000.0 * arrived / played;
        double now = 1000.0
                * (service.status().arrived() - arrived)
                / (service.status().played().toMillis() - played);
        assertTrue(now + " instead of " + usual, now > 5 * usual);
    }

    @Test
    public void aFaultOfAnUnheardOfLengthIsRefused() {
        started(Map.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> service.fault(SimulatorFault.LATE, Optional.of(Duration.ofHours(2))));
        assertEquals(SimulatorFault.NONE, service.status().fault());
    }

    @Test
    public void aRuntimeThatThrowsIsCountedAndEndsNothing() {
        busy();
        runtime.breakDown();
        Eventually.isTrue("failures", () -> service.status().failed() > 20);
        assertTrue(service.status().running());
        assertFalse(service.stop().running());
    }

    @Test
    public void manyAgentsAreAtSeveralSites() {
        started(Map.of("colleagues", 9_000, "desktopAgents", new String[] {AGENT, "600011"}));
        assertEquals(9_002, runtime.admin().agents().size());
        assertNotEquals(Optional.empty(), runtime.admin().workspace("600011"));
        assertEquals(Map.of(), service.status().rejected());
    }
}
