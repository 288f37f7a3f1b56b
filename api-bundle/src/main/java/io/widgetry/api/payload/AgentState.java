package io.widgetry.api.payload;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The agent's state, its reasons, and what the agent may do now: the payload of {@code onAgentStateEvent}.
 *
 * @param resourceStates the state of each of the agent's resources, by channel ({@code VOICE}, {@code EMAIL}, …)
 * @param currentState the state now ({@code READY}, {@code NOT_READY}, …); {@link #LOGGED_OUT} ends the workspace
 *     (rule 15)
 * @param previousState the state before
 * @param capabilities what the agent may do now
 * @param lastStateChangeTime since when the state holds, to the nanosecond where the source tells it so
 * @param originStates the state in each system that the agent is signed in to, by the origin's name
 * @param reasonCode why the agent is in this state: a number in text, as of {@code getNotReadyReasonCodes}
 * @param type what happened, in words
 * @param other the fields without a place of their own
 */
public record AgentState(
        Map<String, ResourceState> resourceStates,
        String currentState,
        String previousState,
        Capabilities capabilities,
        String lastStateChangeTime,
        Map<String, OriginState> originStates,
        String reasonCode,
        String type,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /** The {@link #currentState()} after which the workspace is closed (rule 15). */
    public static final String LOGGED_OUT = "LOGGED_OUT";

    /**
     * Makes the maps unmodifiable, and null ones empty.
     *
     * @param resourceStates copied; null for none
     * @param currentState null if the source does not tell it
     * @param previousState null if the source does not tell it
     * @param capabilities null for none
     * @param lastStateChangeTime null if the source does not tell it
     * @param originStates copied; null for none
     * @param reasonCode null if the source does not tell it
     * @param type null if the source does not tell it
     * @param other copied; null for none
     */
    public AgentState {
        resourceStates = Values.entries(resourceStates);
        capabilities = Capabilities.orNone(capabilities);
        originStates = Values.entries(originStates);
        other = Values.map(other);
    }

    /** {@return whether this is the state that closes the workspace} */
    public boolean loggedOut() {
        return LOGGED_OUT.equals(currentState);
    }

    /** {@return the instant of {@link #lastStateChangeTime()}, empty where it is absent or not a time} */
    public Optional<Instant> lastStateChange() {
        return Values.instant(lastStateChangeTime);
    }

    /**
     * The state of the agent's resource for one channel.
     *
     * @param channel the channel's name, case-sensitive
     * @return its state, empty where the agent has no such resource
     */
    public Optional<ResourceState> resource(String channel) {
        return Optional.ofNullable(resourceStates.get(channel));
    }

    /**
     * The reason code as one origin knows it; it can differ from {@link #reasonCode()}.
     *
     * @param origin the origin's name, case-sensitive
     * @return the code, empty where the origin is unknown or tells none
     */
    public Optional<String> reasonCode(String origin) {
        return Optional.ofNullable(originStates.get(origin)).map(OriginState::reasonCode);
    }
}
