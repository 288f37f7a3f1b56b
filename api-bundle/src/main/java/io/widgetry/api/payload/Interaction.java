package io.widgetry.api.payload;

import java.util.Map;

/**
 * An interaction (work card): the payload of {@code onInteractionEvent}, {@code onAnyInteractionEvent} and of the two
 * ended events, where it is the last known one and its state stays what it was (rule 13).
 *
 * @param id the interaction's id; not necessarily a UUID
 * @param workRequestId the work request that it belongs to
 * @param externalInteractionId its id in the system that it comes from
 * @param channel {@code VOICE}, {@code WEBCHAT}, {@code EMAIL}, …
 * @param state {@code ALERTING}, {@code ACTIVE}, {@code HELD}, …; never "ENDED"
 * @param stateReason the reason for the state
 * @param interactionType {@code CALLED}, {@code CONSULTING} on a consult leg (rule 14), …
 * @param title what the card is called, in most cases the customer's name
 * @param topic what it is about
 * @param topicId the topic's id
 * @param skill the skill that it asks for
 * @param skillId the skill's id
 * @param direction {@code INCOMING} or {@code OUTGOING}
 * @param isCustomerInteraction whether the customer is on it
 * @param isWebRtcCall whether the voice travels over WebRTC
 * @param userToUserInfo data that travels with the call
 * @param isConsult whether it is a consult
 * @param workCode the work code set on it
 * @param originatingAddress who contacts
 * @param destinationAddress who was contacted
 * @param contactId the contact's id
 * @param capabilities what may be done with the interaction now
 * @param intrinsics what the source knows of the contact itself
 * @param attributes the attributes by which it was routed
 * @param other the fields without a place of their own
 */
public record Interaction(
        String id,
        String workRequestId,
        String externalInteractionId,
        String channel,
        String state,
        String stateReason,
        String interactionType,
        String title,
        String topic,
        String topicId,
        String skill,
        String skillId,
        String direction,
        boolean isCustomerInteraction,
        boolean isWebRtcCall,
        String userToUserInfo,
        boolean isConsult,
        String workCode,
        String originatingAddress,
        String destinationAddress,
        String contactId,
        Capabilities capabilities,
        Map<String, Object> intrinsics,
        Map<String, Object> attributes,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the maps unmodifiable, and null ones empty.
     *
     * @param id null if the source does not tell it
     * @param workRequestId null if the source does not tell it
     * @param externalInteractionId null if the source does not tell it
     * @param channel null if the source does not tell it
     * @param state null if the source does not tell it
     * @param stateReason null if the source does not tell it
     * @param interactionType null if the source does not tell it
     * @param title null if the source does not tell it
     * @param topic null if the source does not tell it
     * @param topicId null if the source does not tell it
     * @param skill null if the source does not tell it
     * @param skillId null if the source does not tell it
     * @param direction null if the source does not tell it
     * @param isCustomerInteraction false if the source does not tell it
     * @param isWebRtcCall false if the source does not tell it
     * @param userToUserInfo null if the source does not tell it
     * @param isConsult false if the source does not tell it
     * @param workCode null if the source does not tell it
     * @param originatingAddress null if the source does not tell it
     * @param destinationAddress null if the source does not tell it
     * @param contactId null if the source does not tell it
     * @param capabilities null for none
     * @param intrinsics copied; null for none
     * @param attributes copied; null for none
     * @param other copied; null for none
     */
    public Interaction {
        capabilities = Capabilities.orNone(capabilities);
        intrinsics = Values.map(intrinsics);
        attributes = Values.map(attributes);
        other = Values.map(other);
    }
}
