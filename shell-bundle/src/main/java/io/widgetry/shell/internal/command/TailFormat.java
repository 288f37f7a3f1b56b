package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.ObservedEvent;
import java.util.Optional;

/** How {@link Tail} prints events. */
interface TailFormat {
    /** What stands above the events. */
    Optional<String> header();

    /** An event as one line, cleaned. */
    String line(ObservedEvent event);
}
