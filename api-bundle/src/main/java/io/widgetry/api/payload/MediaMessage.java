package io.widgetry.api.payload;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat, SMS, social or e-mail message: the payload of {@code onMediaMessageEvent}, and part of {@link Media}. It does
 * not tell which interaction it belongs to: the event does.
 *
 * @param messageId the message's id
 * @param interactionMediaId the id of the conversation that it belongs to
 * @param subject the subject, as of an e-mail
 * @param body a string, or an object (as a map) with {@code text}; see {@link #text()}. HTML in it is untrusted (rule
 *     19)
 * @param arrivalDate when it arrived
 * @param lastModifiedDate when it was last changed; an empty text where never
 * @param receivedFrom who sent it; null where absent
 * @param messageEvent what the source tells about the message as an event, as plain Java; null in most cases
 * @param flags read or not, how sensitive and how important; null where absent
 * @param parts parts beside the body
 * @param sendTo to whom it goes
 * @param type the channel's type, such as {@code WEBCHAT}
 * @param chatMessageEvent the chat's own account of the message; null where absent
 * @param read whether it was read
 * @param sensitivity how sensitive it is
 * @param importance how important it is
 * @param other the fields without a place of their own
 */
public record MediaMessage(
        String messageId,
        String interactionMediaId,
        String subject,
        Object body,
        String arrivalDate,
        String lastModifiedDate,
        Participant receivedFrom,
        Object messageEvent,
        MessageFlags flags,
        List<Object> parts,
        List<Object> sendTo,
        String type,
        ChatMessageEvent chatMessageEvent,
        boolean read,
        String sensitivity,
        String importance,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the lists and maps unmodifiable, and null ones empty.
     *
     * @param messageId null if the source does not tell it
     * @param interactionMediaId null if the source does not tell it
     * @param subject null if the source does not tell it
     * @param body a plain value, copied; may be null
     * @param arrivalDate null if the source does not tell it
     * @param lastModifiedDate null if the source does not tell it
     * @param receivedFrom null if the source does not tell it
     * @param messageEvent a plain value, copied; may be null
     * @param flags null if the source does not tell it
     * @param parts copied; null for none
     * @param sendTo copied; null for none
     * @param type null if the source does not tell it
     * @param chatMessageEvent null if the source does not tell it
     * @param read false if the source does not tell it
     * @param sensitivity null if the source does not tell it
     * @param importance null if the source does not tell it
     * @param other copied; null for none
     */
    public MediaMessage {
        body = Values.frozen(body);
        messageEvent = Values.frozen(messageEvent);
        parts = Values.list(parts);
        sendTo = Values.list(sendTo);
        other = Values.map(other);
    }

    /** {@return the body's text, whichever of its two forms it has; untrusted (rule 19)} */
    public Optional<String> text() {
        Object text = body instanceof Map<?, ?> object ? object.get("text") : body;
        return text instanceof String string ? Optional.of(string) : Optional.empty();
    }

    /** {@return the instant of {@link #arrivalDate()}, empty where it is absent or not a time} */
    public Optional<Instant> arrived() {
        return Values.instant(arrivalDate);
    }

    /** {@return the instant of {@link #lastModifiedDate()}, empty where it is absent or not a time} */
    public Optional<Instant> lastModified() {
        return Values.instant(lastModifiedDate);
    }
}
