package io.widgetry.api.admin;

import io.widgetry.api.spi.PublishResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulation fares.
 *
 * @param running whether one runs
 * @param since when it began; empty if there was none yet
 * @param seed what it is made from
 * @param speed how fast time passes in it, as in {@link SimulatorOptions}
 * @param played how much time has passed in it
 * @param agents how many agents it has
 * @param desktopAgents the ids of those that people play; unmodifiable
 * @param signedIn how many agents are signed in
 * @param arrived how many customers got in contact
 * @param waiting how many of them wait for an agent
 * @param interactions how many interactions are live, those in after-contact work included
 * @param actions how many actions were carried out
 * @param refused how many actions were refused
 * @param published how many events the runtime accepted
 * @param duplicates how many were duplicates
 * @param rejected how many were rejected, by reason; unmodifiable
 * @param failed how many could not be published because the runtime threw
 * @param fault what goes wrong now; not null
 * @param faultUntil when it ends by itself; empty if there is none
 * @param behind how much real time the simulation has given up because the machine is too slow for it
 * @param held whether its time stands still
 * @param moment at which it is to be held, or was; empty if none was said
 */
public record SimulatorStatus(
        boolean running,
        Optional<Instant> since,
        long seed,
        double speed,
        Duration played,
        int agents,
        List<String> desktopAgents,
        int signedIn,
        long arrived,
        int waiting,
        int interactions,
        long actions,
        long refused,
        long published,
        long duplicates,
        Map<PublishResult.Reason, Long> rejected,
        long failed,
        SimulatorFault fault,
        Optional<Instant> faultUntil,
        Duration behind,
        boolean held,
        Optional<SimulatorMoment> moment) {}
