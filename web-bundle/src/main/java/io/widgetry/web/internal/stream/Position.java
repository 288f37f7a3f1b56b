package io.widgetry.web.internal.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a session's stream something stands: the id of an event of the stream.
 *
 * @param epoch which session, as one feed saw it: numbers of another one mean nothing here
 * @param sequence the workspace's number
 * @param closing 0 for what has the number itself; 1 and more for closings, which follow it and have none
 */
record Position(String epoch, long sequence, int closing) {
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,64})\\.([0-9]{1,18})(?:\\.([0-9]{1,9}))?");

    /** Reads an id as a client sends it back; empty if it is none of ours. */
    static Optional<Position> parse(String id) {
        Matcher matcher = id == null ? null : FORM.matcher(id.strip());
        if (matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        String closing = matcher.group(3);
        return Optional.of(new Position(
                matcher.group(1), Long.parseLong(matcher.group(2)), closing == null ? 0 : Integer.parseInt(closing)));
    }

    /** Whether this stands before another position of the same epoch. */
    boolean isBefore(Position other) {
        return sequence != other.sequence ? sequence < other.sequence : closing < other.closing;
    }

    @Override
    public String toString() {
        return epoch + "." + sequence + (closing == 0 ? "" : "." + closing);
    }
}
