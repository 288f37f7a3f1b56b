package io.widgetry.core.internal.json;

import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Payload;
import java.util.Map;
import java.util.Optional;

/** Which interaction a payload says that it is about, for an event whose envelope does not. */
public final class InteractionIds {

    private InteractionIds() {}

    /** The payload's {@code interactionId}; of an interaction without one, its {@code id}. */
    public static Optional<String> of(Payload payload) {
        RecordShape shape = RecordShape.of(payload.getClass());
        RecordShape.Component first = shape.components()[0];
        Object id = first.whole()
                ? first.get(payload) instanceof Map<?, ?> object ? object.get("interactionId") : null
                : shape.field(payload, "interactionId");
        if (id instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        return payload instanceof Interaction interaction
                ? Optional.ofNullable(interaction.id()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
