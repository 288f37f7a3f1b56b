package io.widgetry.api.payload;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member of the supervisor's team: the payload of {@code onTeamMemberEvent}.
 *
 * @param userHandle the member's handle, which identifies them
 * @param state {@code READY}, {@code NOT_READY}, …
 * @param isConnected whether the member is connected
 * @param isMonitored whether the supervisor monitors the member
 * @param isNew whether the member is new to the team
 * @param isSelf whether the member is the agent of the workspace
 * @param lastName the last name
 * @param lastStateChangeTime since when the state holds; can be null
 * @param resourceAddress the member's address
 * @param stateReason the reason for the state
 * @param type {@code AGENT}, {@code SUPERVISOR}, …
 * @param capabilities what may be done with the member
 * @param interactions the member's interactions
 * @param channels the member's channels
 * @param other the fields without a place of their own
 */
public record TeamMember(
        String userHandle,
        String state,
        boolean isConnected,
        boolean isMonitored,
        boolean isNew,
        boolean isSelf,
        String lastName,
        String lastStateChangeTime,
        String resourceAddress,
        String stateReason,
        String type,
        Capabilities capabilities,
        List<TeamInteraction> interactions,
        List<TeamChannel> channels,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the lists and the map unmodifiable, and null ones empty.
     *
     * @param userHandle null if the source does not tell it
     * @param state null if the source does not tell it
     * @param isConnected false if the source does not tell it
     * @param isMonitored false if the source does not tell it
     * @param isNew false if the source does not tell it
     * @param isSelf false if the source does not tell it
     * @param lastName null if the source does not tell it
     * @param lastStateChangeTime null if the source does not tell it
     * @param resourceAddress null if the source does not tell it
     * @param stateReason null if the source does not tell it
     * @param type null if the source does not tell it
     * @param capabilities null for none
     * @param interactions copied; null for none
     * @param channels copied; null for none
     * @param other copied; null for none
     */
    public TeamMember {
        capabilities = Capabilities.orNone(capabilities);
        interactions = Values.list(interactions);
        channels = Values.list(channels);
        other = Values.map(other);
    }

    /** {@return the instant of {@link #lastStateChangeTime()}, empty where it is absent or not a time} */
    public Optional<Instant> lastStateChange() {
        return Values.instant(lastStateChangeTime);
    }
}
