package io.widgetry.core.internal.trace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/** A part of the kept traces: filled once, in order, by the publishers of one stripe's agents. */
final class Segment {
    private final long first;
    private final int stripe;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReferenceArray<Trace> traces;
    /** What events are found by, beside each other in memory. Written before the trace at the same place. */
    private final long[] keys;

    private volatile boolean dropped;

    /**
     * Makes an empty one.
     *
     * @param first the number of the first trace
     * @param size how many it takes
     * @param stripe whose traces these are
     */
    Segment(long first, int size, int stripe) {
        this.first = first;
        this.stripe = stripe;
        this.traces = new AtomicReferenceArray<>(size);
        this.keys = new long[size];
    }

    int stripe() {
        return stripe;
    }

    /** Takes a trace and numbers it; false if it is full or is not kept any more. */
    boolean add(Trace trace) {
        int place = dropped ? Integer.MAX_VALUE : taken.getAndIncrement();
        if (place >= keys.length) {
            return false;
        }
        keys[place] = key(trace.agentId(), trace.sequence());
        traces.setRelease(place, trace.numbered(first + place));
        return !dropped;
    }

    /** It is not kept any more: whoever was about to add to it takes another. */
    void drop() {
        dropped = true;
    }

    /** {@return when the latest trace was added, a time of the nano clock; the earliest possible if there is none} */
    long latest() {
        for (int place = Math.min(taken.get(), keys.length) - 1; place >= 0; place--) {
            Trace trace = traces.getAcquire(place);
            if (trace != null) {
                return trace.at();
            }
        }
        return System.nanoTime(); // it has just been made
    }

    /** {@return the trace of an accepted event, or null} */
    Trace find(String agentId, long sequence) {
        long key = key(agentId, sequence);
        for (int place = Math.min(taken.get(), keys.length) - 1; place >= 0; place--) {
            if (keys[place] == key) {
                Trace trace = traces.getAcquire(place);
                if (trace != null
                        && trace.sequence() == sequence
                        && trace.agentId().equals(agentId)) {
                    return trace;
                }
            }
        }
        return null;
    }

    /** {@return the trace of a number, or null} */
    Trace find(long number) {
        long place = number - first;
        return place < 0 || place >= keys.length ? null : traces.getAcquire((int) place);
    }

    void forEach(Consumer<Trace> action) {
        for (int place = 0; place < keys.length; place++) {
            Trace trace = traces.getAcquire(place);
            if (trace != null) {
                action.accept(trace);
            }
        }
    }

    private static long key(String agentId, long sequence) {
        return sequence * 0x9E3779B97F4A7C15L ^ agentId.hashCode();
    }
}
