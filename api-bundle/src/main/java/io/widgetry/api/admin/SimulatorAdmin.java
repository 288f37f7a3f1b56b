package io.widgetry.api.admin;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The simulated contact centre: a service of the simulator bundle. One simulation runs at a time. Safe for several
 * threads.
 */
@ProviderType
public interface SimulatorAdmin {

    /**
     * How the simulation fares.
     *
     * @return a snapshot; of the last simulation if none runs; not null
     */
    SimulatorStatus status();

    /**
     * Begins a simulation: its agents sign in and the customers begin to call.
     *
     * @param options what differs from the configuration; not null
     * @return the simulation as it begins
     * @throws IllegalStateException if one runs; the message says so
     * @throws IllegalArgumentException if an option is out of its range; the message names it
     */
    SimulatorStatus start(SimulatorOptions options);

    /**
     * Ends the simulation: what is live is ended and closed, and its agents sign out. Returns when that is published.
     *
     * @return the simulation as it was at its end; if none runs, the same as {@link #status()}
     */
    SimulatorStatus stop();

    /**
     * Lets a customer get in contact with an agent, at once.
     *
     * @param agentId with whom; empty for the first desktop agent
     * @param channel {@code VOICE}, {@code WEBCHAT} (or {@code CHAT}) or {@code EMAIL}, in any case; not null
     * @return the id of the interaction that rings
     * @throws IllegalStateException if no simulation runs, or the agent cannot take it now; the message says why
     * @throws IllegalArgumentException if there is no such agent or channel; the message names it
     */
    String ring(Optional<String> agentId, String channel);

    /**
     * Begins a fault, which ends by itself. One is active at a time: another one takes its place.
     *
     * @param fault what goes wrong; {@link SimulatorFault#NONE} ends what is active; not null
     * @param duration for how long, in real time; empty for the fault's own
     * @return the status after it
     * @throws IllegalStateException if no simulation runs
     * @throws IllegalArgumentException if the duration is not from 1 second to 1 hour
     */
    SimulatorStatus fault(SimulatorFault fault, Optional<Duration> duration);

    /**
     * Lets the simulation's time stand still, at once or at a moment: nothing happens any more by itself, while people can
     * go on to act, and what they do has its effect. Goes on with {@link #resume}.
     *
     * @param moment after which event; empty for at once. It takes the place of one that was said before
     * @return the status after it
     * @throws IllegalStateException if no simulation runs
     * @throws IllegalArgumentException if the moment's agent does not work in it, or if none is named and nobody plays
     */
    SimulatorStatus hold(Optional<SimulatorMoment> moment);

    /**
     * Lets time go on from where it was held. A moment that has not come yet is not waited for any longer.
     *
     * @return the status after it
     * @throws IllegalStateException if no simulation runs
     */
    SimulatorStatus resume();
}
