package io.widgetry.api.payload;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An interaction of a team member, as the supervisor sees it.
 *
 * @param id the interaction's id
 * @param state {@code ALERTING}, {@code ACTIVE}, {@code HELD}, …
 * @param channel {@code VOICE}, {@code WEBCHAT}, …
 * @param direction {@code INCOMING} or {@code OUTGOING}
 * @param created when it began
 * @param establishedTime when it was established
 * @param topic what it is about
 * @param isCustomerInteraction whether the customer is on it
 * @param originatingAddress who contacts
 * @param destinationAddress who was contacted
 * @param workRequestId the work request that it belongs to
 * @param capabilities what may be done with it
 * @param isObserved whether the supervisor observes it
 * @param other the fields without a place of their own
 */
public record TeamInteraction(
        String id,
        String state,
        String channel,
        String direction,
        String created,
        String establishedTime,
        String topic,
        boolean isCustomerInteraction,
        String originatingAddress,
        String destinationAddress,
        String workRequestId,
        Capabilities capabilities,
        boolean isObserved,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param id null if the source does not tell it
     * @param state null if the source does not tell it
     * @param channel null if the source does not tell it
     * @param direction null if the source does not tell it
     * @param created null if the source does not tell it
     * @param establishedTime null if the source does not tell it
     * @param topic null if the source does not tell it
     * @param isCustomerInteraction false if the source does not tell it
     * @param originatingAddress null if the source does not tell it
     * @param destinationAddress null if the source does not tell it
     * @param workRequestId null if the source does not tell it
     * @param capabilities null for none
     * @param isObserved false if the source does not tell it
     * @param other copied; null for none
     */
    public TeamInteraction {
        capabilities = Capabilities.orNone(capabilities);
        other = Values.map(other);
    }

    /** {@return the instant of {@link #establishedTime()}, empty where it is absent or not a time} */
    public Optional<Instant> established() {
        return Values.instant(establishedTime);
    }
}
