package io.widgetry.feed.internal.replay;

import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.spi.PublishResult;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a feed has come to: its counters and its latest problems. Every snapshot is consistent in itself. */
final class Progress {
    /** As {@link FeedStatus#problems()} promises. */
    static final int PROBLEMS = 20;

    private final Instant since = Instant.now();
    private final Deque<Problem> problems = new ArrayDeque<>();
    private long lines;
    private long accepted;
    private long duplicates;
    private long rejected;
    private Instant position;
    private State outcome;

    synchronized void line() {
        lines++;
    }

    /** Counts an event that was accepted or is a duplicate. */
    synchronized void published(PublishResult result, Optional<Instant> time) {
        if (result.isAccepted()) {
            accepted++;
        } else {
            duplicates++;
        }
        time.ifPresent(at -> position = at);
    }

    /** Counts a rejected line and keeps why; returns how many there are now. */
    synchronized long rejected(long line, String message) {
        problem(line, message);
        return ++rejected;
    }

    /** Keeps a problem that is none of a line's content. */
    synchronized void problem(long line, String message) {
        if (problems.size() == PROBLEMS) {
            problems.removeFirst();
        }
        problems.addLast(new Problem(line, message));
    }

    /** Says how the feed ended. The first to say so is right. */
    synchronized void end(State state) {
        if (outcome == null) {
            outcome = state;
        }
    }

    synchronized FeedStatus snapshot(int id, String name, double speed, boolean held) {
        State state = outcome != null ? outcome : held ? State.PAUSED : State.PLAYING;
        return new FeedStatus(
                id,
                name,
                state,
                speed,
                lines,
                accepted,
                duplicates,
                rejected,
                List.copyOf(problems),
                since,
                Optional.ofNullable(position));
    }
}
