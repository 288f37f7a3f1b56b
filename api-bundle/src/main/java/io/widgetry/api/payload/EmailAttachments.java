package io.widgetry.api.payload;

import java.util.List;
import java.util.Map;

/**
 * Attachments that reached the server: the payload of {@code onEmailAttachmentUploadEvent}.
 *
 * @param attachments the attachments
 * @param other the fields without a place of their own
 */
public record EmailAttachments(
        List<Attachment> attachments, @OtherFields Map<String, Object> other) implements Payload {

    /**
     * Makes the list and the map unmodifiable, and null ones empty.
     *
     * @param attachments copied; null for none
     * @param other copied; null for none
     */
    public EmailAttachments {
        attachments = Values.list(attachments);
        other = Values.map(other);
    }
}
