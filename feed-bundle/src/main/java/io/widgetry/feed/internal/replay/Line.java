package io.widgetry.feed.internal.replay;

import java.util.Optional;

/**
 * One line of a feed.
 *
 * @param number its number, from 1
 * @param text what it says, without line break and byte order mark; empty where there is a fault
 * @param fault why it cannot be read as text; a sentence without the line's content
 */
record Line(long number, String text, Optional<String> fault) {
    static Line of(long number, String text) {
        return new Line(number, text, Optional.empty());
    }

    static Line faulty(long number, String fault) {
        return new Line(number, "", Optional.of(fault));
    }
}
