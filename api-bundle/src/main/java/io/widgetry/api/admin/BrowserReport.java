package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a page reported of a browser widget.
 *
 * @param time when; not null
 * @param kind what it is about: {@code error}, {@code hung}, {@code recovered}, {@code unknown-method}, {@code
 *     unknown-event} or {@code load}; not null
 * @param agentId in whose desktop; not null
 * @param interactionId in the context of which interaction; empty for Home; not null
 * @param text what the page says, cut and without control characters; can hold customer data, so that it belongs into no
 *     log; not null
 */
public record BrowserReport(Instant time, String kind, String agentId, Optional<String> interactionId, String text) {
    /**
     * Checks the components.
     *
     * @param time not null
     * @param kind not null
     * @param agentId not null
     * @param interactionId not null
     * @param text not null
     */
    public BrowserReport {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(text, "text");
    }
}
