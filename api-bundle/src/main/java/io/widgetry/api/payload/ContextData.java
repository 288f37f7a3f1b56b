package io.widgetry.api.payload;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the customer and of the contact: the payload of {@code onContextDataEvent}.
 *
 * @param interactionId the interaction's id; not necessarily a UUID
 * @param clientValidation limits that the widget has to keep, such as {@link #WEBCHAT_MAX_CHAR} (rule 18)
 * @param customerDetails who the customer is; see {@link #customer()}
 * @param customerHistory earlier contacts
 * @param contextStore what was collected before the contact reached the agent, such as digits
 * @param campaignScripts scripts of the campaign
 * @param cobrowse pages to browse together
 * @param fromAddresses the addresses from which the agent may send
 * @param pagePushUrl pages that can be pushed to the customer
 * @param screenPop pages to open for the agent
 * @param suggestedPhrase phrases to suggest to the agent
 * @param agentId the agent's id
 * @param stationId the agent's station
 * @param textDir the direction of text, {@code ltr} or {@code rtl}
 * @param other the fields without a place of their own
 */
public record ContextData(
        String interactionId,
        List<ContextEntry> clientValidation,
        List<ContextEntry> customerDetails,
        List<ContextEntry> customerHistory,
        List<ContextEntry> contextStore,
        List<ContextEntry> campaignScripts,
        List<ContextEntry> cobrowse,
        List<ContextEntry> fromAddresses,
        List<ContextEntry> pagePushUrl,
        List<ContextEntry> screenPop,
        List<ContextEntry> suggestedPhrase,
        @WireName("Agent ID") String agentId,
        @WireName("Station ID") String stationId,
        String textDir,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /** The type of the limit on characters in a chat message. */
    public static final String WEBCHAT_MAX_CHAR = "WEBCHAT_MAX_CHAR";

    /** The type of the limit on characters in an SMS. */
    public static final String SMS_MAX_CHAR = "SMS_MAX_CHAR";

    /** The type of the limit on characters in a social message. */
    public static final String SOCIAL_MAX_CHAR = "SOCIAL_MAX_CHAR";

    /**
     * Makes the lists and the map unmodifiable, and null ones empty.
     *
     * @param interactionId null if the source does not tell it
     * @param clientValidation copied; null for none
     * @param customerDetails copied; null for none
     * @param customerHistory copied; null for none
     * @param contextStore copied; null for none
     * @param campaignScripts copied; null for none
     * @param cobrowse copied; null for none
     * @param fromAddresses copied; null for none
     * @param pagePushUrl copied; null for none
     * @param screenPop copied; null for none
     * @param suggestedPhrase copied; null for none
     * @param agentId null if the source does not tell it
     * @param stationId null if the source does not tell it
     * @param textDir null if the source does not tell it
     * @param other copied; null for none
     */
    public ContextData {
        clientValidation = Values.list(clientValidation);
        customerDetails = Values.list(customerDetails);
        customerHistory = Values.list(customerHistory);
        contextStore = Values.list(contextStore);
        campaignScripts = Values.list(campaignScripts);
        cobrowse = Values.list(cobrowse);
        fromAddresses = Values.list(fromAddresses);
        pagePushUrl = Values.list(pagePushUrl);
        screenPop = Values.list(screenPop);
        suggestedPhrase = Values.list(suggestedPhrase);
        other = Values.map(other);
    }

    /** {@return the customer, read from the first of the customer details that has members} */
    public Optional<Customer> customer() {
        return customerDetails.stream()
                .filter(Objects::nonNull)
                .map(ContextEntry::fields)
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .map(Customer::of);
    }

    /** {@return the limit on characters that this interaction's channel has, of whichever of the three types} */
    public OptionalInt characterLimit() {
        OptionalInt limit = characterLimit(WEBCHAT_MAX_CHAR);
        if (limit.isEmpty()) {
            limit = characterLimit(SMS_MAX_CHAR);
        }
        return limit.isPresent() ? limit : characterLimit(SOCIAL_MAX_CHAR);
    }

    /**
     * The limit on characters of one type. To keep it is the widget's business (rule 18).
     *
     * @param type the type, such as {@link #SMS_MAX_CHAR}
     * @return the limit, empty where there is none
     */
    public OptionalInt characterLimit(String type) {
        for (ContextEntry entry : clientValidation) {
            if (entry != null
                    && type.equals(entry.fields().get("type"))
                    && entry.fields().get("value") instanceof Integer limit) {
                return OptionalInt.of(limit);
            }
        }
        return OptionalInt.empty();
    }
}
