package io.widgetry.simulator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A simulation whose time stands still. */
public class SimulatorHoldTest {
    private static final String AGENT = "600008";
    private static final SimulatorMoment RINGS =
            new SimulatorMoment("onInteractionEvent", Optional.of("ALERTING"), Optional.empty());

    private final Runtime runtime = new Runtime();
    private final AtomicReference<ActionHandler> handler = new AtomicReference<>();
    private SimulatorService service;

    /** A minute of the simulation is a tenth of a second. */
    @Before
    public void configure() {
        service = new SimulatorService(
                runtime,
                runtime.admin(),
                Clock.systemUTC(),
                registered -> {
                    handler.set(registered);
                    return () -> handler.set(null);
                },
                Configurations.settings(Map.of("speed", "600")));
    }

    @After
    public void close() {
        service.close();
        runtime.close();
    }

    private void heldAt(SimulatorMoment moment) {
        service.start(SimulatorOptions.CONFIGURED);
        service.hold(Optional.of(moment));
        Eventually.isTrue("the moment comes", () -> service.status().held());
    }

    /** So long that two minutes would have passed. */
    private static void wouldHavePassed() {
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private List<String> states() {
        return runtime.admin().interactions().stream()
                .filter(interaction -> interaction.agentId().equals(AGENT))
                .map(interaction ->
                        interaction.state().interaction().orElseThrow().state())
                .toList();
    }

    @Test
    public void itIsHeldRightAfterTheMomentAndNothingHappensByItself() {
        heldAt(RINGS);
        SimulatorStatus then = service.status();
        wouldHavePassed();
        SimulatorStatus later = service.status();

        assertEquals(List.of("ALERTING"), states());
        assertEquals(Optional.of(RINGS), then.moment());
        assertEquals(then.played(), later.played());
        assertEquals(then.published(), later.published());
        assertTrue(later.running());
    }

    @Test
    public void peopleCanActWhileItIsHeld() throws Exception {
        heldAt(RINGS);
        Duration played = service.status().played();
        String id = runtime.admin().interactions().stream()
                .filter(interaction -> interaction.agentId().equals(AGENT))
                .map(interaction -> interaction.state().id())
                .findFirst()
                .orElseThrow();

        ActionResult result = handler.get()
                .handle(new Action("acceptInteraction", AGENT, Optional.of(id), "test", Map.of()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        assertEquals(ActionResult.DONE, result);
        assertEquals(List.of("ACTIVE"), states());
        assertEquals(played, service.status().played());
    }

    @Test
    public void itGoesOnFromWhereItWasHeldAndWithoutHurry() {
        heldAt(RINGS);
        Duration played = service.status().played();
        wouldHavePassed();

        SimulatorStatus resumed = service.resume();
        long began = System.nanoTime();

        assertFalse(resumed.held());
        assertEquals(Optional.empty(), resumed.moment());
        Eventually.isTrue("time passes", () -> service.status().played().compareTo(played.plusSeconds(60)) > 0);
        long took = System.nanoTime() - began;
        Duration passed = service.status().played().minus(played);
        Duration most = Duration.ofNanos(600 * (System.nanoTime() - began)).plusSeconds(30);
        assertTrue(passed + " in " + took + " ns", passed.compareTo(most) <= 0);
        assertEquals(Duration.ZERO, service.status().behind());
    }

    @Test
    public void itIsHeldAtOnceIfNoMomentIsSaid() {
        service.start(SimulatorOptions.CONFIGURED);

        SimulatorStatus held = service.hold(Optional.empty());
        wouldHavePassed();

        assertTrue(held.held());
        assertEquals(held.published(), service.status().published());
    }

    @Test
    public void theStateOfTheAgentIsAMomentToo() throws Exception {
        service.start(SimulatorOptions.CONFIGURED);
        Eventually.isTrue(
                "the person has signed in",
                () -> runtime.admin()
                        .workspace(AGENT)
                        .flatMap(WorkspaceState::agentState)
                        .isPresent());
        service.hold(
                Optional.of(new SimulatorMoment("onAgentStateEvent", Optional.of("NOT_READY"), Optional.of(AGENT))));

        handler.get()
                .handle(new Action("setAgentNotReady", AGENT, Optional.empty(), "test", Map.of("code", "100")))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        Eventually.isTrue("the moment comes", () -> service.status().held());
    }

    @Test
    public void anAgentWhoIsNotThereIsRefused() {
        service.start(SimulatorOptions.CONFIGURED);
        SimulatorMoment elsewhere = new SimulatorMoment("onInteractionEvent", Optional.empty(), Optional.of("1"));

        assertEquals(
                "Agent 1 does not work in the simulated contact centre.",
                assertThrows(IllegalArgumentException.class, () -> service.hold(Optional.of(elsewhere)))
                        .getMessage());
    }

    @Test
    public void itEndsWhileItIsHeld() {
        heldAt(RINGS);

        SimulatorStatus end = service.stop();

        assertFalse(end.running());
        assertFalse(end.held());
        assertEquals(0, end.signedIn());
        assertThrows(IllegalStateException.class, () -> service.resume());
        assertThrows(IllegalStateException.class, () -> service.hold(Optional.empty()));
    }
}
