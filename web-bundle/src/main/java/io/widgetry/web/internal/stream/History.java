package io.widgetry.web.internal.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/** The latest events of one session, as they were sent. Not safe for several threads. */
final class History {
    /**
     * An event of the stream.
     *
     * @param at where it stands
     * @param event its bytes, shared by all who are sent it
     */
    record Entry(Position at, byte[] event) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int maxEvents;
    private final int maxBytes;
    private final LongConsumer used;
    private long bytes;
    private Position floor;

    /**
     * An empty history.
     *
     * @param maxEvents how many events it keeps
     * @param maxBytes how many bytes these may have
     * @param used told how many bytes more or less it takes
     */
    History(int maxEvents, int maxBytes, LongConsumer used) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.used = used;
    }

    /** Forgets everything: what follows comes after this position. */
    void restart(Position at) {
        drop(entries.size());
        floor = at;
    }

    void add(Entry entry) {
        entries.add(entry);
        count(entry.event().length);
        while (entries.size() > maxEvents || bytes > maxBytes) {
            drop(1);
        }
    }

    /** Forgets the older half. */
    void halve() {
        drop((entries.size() + 1) / 2);
    }

    /** Whether everything that follows a position is still here. */
    boolean reaches(Position position) {
        return !position.isBefore(floor);
    }

    Iterable<Entry> entries() {
        return entries;
    }

    private void drop(int count) {
        for (int i = 0; i < count; i++) {
            Entry gone = entries.remove();
            floor = gone.at();
            count(-gone.event().length);
        }
    }

    private void count(long change) {
        bytes += change;
        used.accept(change);
    }
}
