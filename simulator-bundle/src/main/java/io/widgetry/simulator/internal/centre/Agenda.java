package io.widgetry.simulator.internal.centre;

import java.util.PriorityQueue;

/** What is going to happen, and which time it is in the simulation. Not safe for several threads. */
final class Agenda {
    private record Entry(long at, long number, Runnable task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long numbers;
    private long now;

    /** Milliseconds since the beginning. */
    long now() {
        return now;
    }

    /** Plans something; what is planned for one time happens in the order in which it was planned. */
    void after(long millis, Runnable task) {
        entries.add(new Entry(now + Math.max(0, millis), numbers++, task));
    }

    /** When something happens next; far away if nothing does. */
    long next() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    /**
     * Lets happen what is due.
     *
     * @param until the time that it is then
     * @param most how many things may happen now
     * @return whether all that is due has happened
     */
    boolean run(long until, int most) {
        for (int i = 0; i < most; i++) {
            if (next() > until) {
                now = Math.max(now, until);
                return true;
            }
            Entry entry = entries.poll();
            now = Math.max(now, entry.at());
            entry.task().run();
        }
        return next() > until;
    }
}
