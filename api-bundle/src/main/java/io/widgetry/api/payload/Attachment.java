package io.widgetry.api.payload;

import java.util.Map;

/**
 * A file attached to a message.
 *
 * @param partId the attachment's id
 * @param mimeType the media type, such as {@code image/jpeg}
 * @param name the file's name
 * @param size the size in bytes
 * @param address where it can be fetched
 * @param parentId what it is attached to
 * @param other the fields without a place of their own
 */
public record Attachment(
        String partId,
        String mimeType,
        String name,
        Long size,
        String address,
        String parentId,
        @OtherFields Map<String, Object> other) {

    /** Makes the map unmodifiable. */
    public Attachment {
        other = Values.map(other);
    }
}
