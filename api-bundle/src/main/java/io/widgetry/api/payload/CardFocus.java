package io.widgetry.api.payload;

import java.util.Map;
import java.util.Optional;

/**
 * Which work card has the focus: the payload of {@code onCardFocusedEvent}, an open object.
 *
 * @param context the interaction in focus; null where nothing is
 * @param other the fields without a place of their own
 */
public record CardFocus(FocusContext context, @OtherFields Map<String, Object> other) implements Payload {

    /**
     * Makes the map unmodifiable.
     *
     * @param context null if the source does not tell it
     * @param other copied; null for none
     */
    public CardFocus {
        other = Values.map(other);
    }

    /** {@return the id of the interaction in focus, empty where nothing is} */
    public Optional<String> interactionId() {
        return Optional.ofNullable(context).map(FocusContext::id);
    }
}
