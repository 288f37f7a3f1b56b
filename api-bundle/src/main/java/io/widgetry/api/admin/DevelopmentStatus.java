package io.widgetry.api.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A project that is being developed, as its tool reports it and as its widgets fare.
 *
 * @param report what the tool said last; not null
 * @param since since when it says so; not null
 * @param troubles what is wrong with the widgets of its bundle as they run now, each a sentence that names the widget:
 *     exceptions with their place, stalls, a rollback, diagnoses, errors in a browser; unmodifiable, not null
 */
public record DevelopmentStatus(DevelopmentReport report, Instant since, List<String> troubles) {
    /**
     * Copies the list.
     *
     * @param report not null
     * @param since not null
     * @param troubles not null
     */
    public DevelopmentStatus {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(since, "since");
        troubles = List.copyOf(troubles);
    }
}
