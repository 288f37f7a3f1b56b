package io.widgetry.testkit;

import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import java.util.Objects;

/**
 * An event that a source published, and what became of it. Immutable.
 *
 * @param event as it was published; not null
 * @param result what the source was told; not null
 */
public record Published(SourceEvent event, PublishResult result) {
    /**
     * Checks the components.
     *
     * @param event not null
     * @param result not null
     * @throws NullPointerException if one of them is null
     */
    public Published {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(result, "result");
    }

    /** In words, for a test that fails: type, id, source, agent, interaction and the result; without the payload. */
    @Override
    public String toString() {
        return event.type() + event.id().map(id -> " " + id).orElse(" without an id") + " from " + event.source()
                + " for agent " + event.agentId()
                + event.interactionId().map(id -> ", interaction " + id).orElse("")
                + ": " + outcome();
    }

    private String outcome() {
        return switch (result.status()) {
            case ACCEPTED -> "accepted";
            case DUPLICATE -> "a duplicate, " + result.message();
            case REJECTED ->
                "rejected" + result.reason().map(reason -> " as " + reason).orElse("") + ", " + result.message();
        };
    }
}
