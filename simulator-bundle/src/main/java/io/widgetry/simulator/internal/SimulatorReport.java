package io.widgetry.simulator.internal;

import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.simulator.internal.centre.Counts;
import io.widgetry.simulator.internal.run.Simulation;
import io.widgetry.simulator.internal.run.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Simulations as others see them. */
final class SimulatorReport {
    private SimulatorReport() {}

    /** Before the first one. */
    static SimulatorStatus none(Settings settings) {
        return new SimulatorStatus(
                false,
                Optional.empty(),
                settings.seed(),
                settings.speed(),
                Duration.ZERO,
                settings.desktopAgents().size() + settings.colleagues(),
                settings.desktopAgents(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                0,
                SimulatorFault.NONE,
                Optional.empty(),
                Duration.ZERO,
                false,
                Optional.empty());
    }

    static SimulatorStatus of(Simulation simulation, Settings settings, Instant since, boolean running, Clock clock) {
        Counts counts = simulation.counts();
        Tally tally = simulation.tally();
        SimulatorFault fault = running ? simulation.fault() : SimulatorFault.NONE;
        return new SimulatorStatus(
                running,
                Optional.of(since),
                settings.seed(),
                settings.speed(),
                Duration.ofMillis(counts.played()),
                simulation.agents(),
                settings.desktopAgents(),
                counts.signedIn(),
                counts.arrived(),
                counts.waiting(),
                counts.cards(),
                tally.actions(),
                tally.refused(),
                tally.accepted(),
                tally.duplicates(),
                tally.rejected(),
                tally.failures(),
                fault,
                fault == SimulatorFault.NONE
                        ? Optional.empty()
                        : Optional.of(clock.instant().plus(simulation.remaining())),
                simulation.behind(),
                running && simulation.isHeld(),
                running ? simulation.moment() : Optional.empty());
    }
}
