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

    /**
     * Makes the map unmodifiable.
     *
     * @param partId null if the source does not tell it
     * @param mimeType null if the source does not tell it
     * @param name null if the source does not tell it
     * @param size null if the source does not tell it
     * @param address null if the source does not tell it
     * @param parentId null if the source does not tell it
     * @param other copied; null for none
     */
    public Attachment {
        other = Values.map(other);
    }
}
