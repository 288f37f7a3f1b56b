package io.widgetry.api.admin;

import java.time.Instant;

/**
 * A widget's move from one state to another.
 *
 * @param widgetId its id
 * @param bundle the symbolic name of its bundle
 * @param version the version of its bundle
 * @param from how it fared before
 * @param to how it fares from now on
 * @param time when
 * @param reason why, a sentence that names what an operator needs: the event, the place in the code, the time it took
 */
public record WidgetTransition(
        String widgetId,
        String bundle,
        String version,
        WidgetState from,
        WidgetState to,
        Instant time,
        String reason) {}
