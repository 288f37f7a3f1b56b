package io.widgetry.api.payload;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The agent's state in one of the systems that the agent is signed in to.
 *
 * @param origin the system's name
 * @param state {@code READY}, {@code NOT_READY}, …
 * @param stateReason the reason for the state: a number in text
 * @param reasonCode the reason code: a number in text
 * @param lastStateChangeTime since when the state holds
 * @param capabilities what the agent may do there
 * @param other the fields without a place of their own
 */
public record OriginState(
        String origin,
        String state,
        String stateReason,
        String reasonCode,
        String lastStateChangeTime,
        Capabilities capabilities,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param origin null if the source does not tell it
     * @param state null if the source does not tell it
     * @param stateReason null if the source does not tell it
     * @param reasonCode null if the source does not tell it
     * @param lastStateChangeTime null if the source does not tell it
     * @param capabilities null for none
     * @param other copied; null for none
     */
    public OriginState {
        capabilities = Capabilities.orNone(capabilities);
        other = Values.map(other);
    }

    /** {@return the instant of {@link #lastStateChangeTime()}, empty where it is absent or not a time} */
    public Optional<Instant> lastStateChange() {
        return Values.instant(lastStateChangeTime);
    }
}
