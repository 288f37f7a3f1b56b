package io.widgetry.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where {@link Step steps} happen: an agent's workspace, and the interaction that the script is about. For one thread. */
@ProviderType
public interface Stage {
    /** The agent whom a script is about unless it says otherwise. */
    String AGENT = "600008";

    /** The interaction that a script is about unless it says otherwise: that of the catalogue's samples. */
    String INTERACTION = "bffae854-9219-4cfc-9fd3-7125f2e76844";

    /**
     * Whom the script is about now.
     *
     * @return the agent's id; not null
     */
    String agent();

    /**
     * Which interaction the script is about now: the one that was spoken of last.
     *
     * @return its id; not null, though it need not live
     */
    String interaction();

    /**
     * From now on the script is about this interaction.
     *
     * @param interactionId its id; not null
     */
    void turnTo(String interactionId);

    /**
     * What was last told of the current interaction.
     *
     * @return the payload as plain values, unmodifiable; empty if nothing was told, or it has ended
     */
    Optional<Map<String, Object>> told();

    /**
     * What time it is.
     *
     * @return the time of the test's clock; not null
     */
    Instant now();

    /**
     * Lets time pass: what the widgets asked to be run later runs, each at its own time.
     *
     * @param time how much; not negative, not null
     */
    void pass(Duration time);

    /**
     * Publishes an event, as a source does, and waits until the widgets have handled it.
     *
     * @param event its name; not null
     * @param interactionId which interaction it is about; null for none
     * @param json its payload; not null
     * @throws AssertionError if the runtime refuses it
     */
    void publish(String event, String interactionId, String json);

    /**
     * Ends the current interaction, with what was last told of it.
     *
     * @param afterContactWork whether it goes into after-contact work instead of closing
     */
    void end(boolean afterContactWork);

    /** Closes the current interaction: the agent is done with it. */
    void close();

    /**
     * Plays a step, and waits until the widgets have done what they do about it.
     *
     * @param step what happens; not null
     */
    void play(Step step);

    /**
     * Plays steps that are about another agent; after that the script is about the one before again.
     *
     * @param agentId the other agent; not null
     * @param steps what happens there; not null
     */
    void playFor(String agentId, Step... steps);

    /**
     * Another widget in the same context sends a message.
     *
     * @param data a plain value
     * @param everywhere whether to every widget of the agent, or to those in the same context
     */
    void message(Object data, boolean everywhere);

    /** The widget under test is updated: its object goes, and a new one goes on where it stopped. */
    void update();

    /** The widget under test goes for good. */
    void undeploy();

    /**
     * From now on the source refuses an action.
     *
     * @param action its name; not null
     * @param reason why; null from now on it is carried out again
     */
    void refuse(String action, String reason);
}
