package io.widgetry.core.internal.trace;

import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest events' traces, bounded. Publishers of different agents do not meet: each of {@value #STRIPES} stripes of
 * agents fills a segment of its own, and only taking a new segment, once in as many events as a segment has places, is
 * guarded by a lock. When there are as many segments as may be, the one that was added to least recently goes, whosever it
 * is: a lone busy agent has nearly all places, and a quiet one keeps its latest events.
 *
 * <p>A trace's number says which segment it is in and where. Numbers are unique; those of one agent ascend.
 */
public final class Traces {
    private static final int STRIPES = 16;
    private static final int SEGMENTS = 64;

    private final int segmentSize;
    private final int mostSegments;
    private final AtomicReferenceArray<Segment> current = new AtomicReferenceArray<>(STRIPES);
    private volatile Segment[] segments = {};
    private long next = 1; // guarded by this

    /** @param kept how many traces are kept at most; 0 for none */
    public Traces(int kept) {
        this.segmentSize = Math.max(1, kept / SEGMENTS);
        this.mostSegments = kept / segmentSize;
    }

    private boolean isOff() {
        return mostSegments == 0;
    }

    /** Begins the trace of an event that has been accepted and numbered; null if none are kept. */
    public Trace accepted(Fact fact, SourceEvent origin) {
        return isOff()
                ? null
                : add(Trace.accepted(fact.name(), fact.agentId(), fact.interactionId(), fact.sequence(), origin, null));
    }

    /** Begins the trace of a message from one widget to others; null if none are kept. */
    public Trace sent(Fact fact, Sending sending) {
        return isOff()
                ? null
                : add(Trace.accepted(
                        fact.name(), fact.agentId(), fact.interactionId(), fact.sequence(), null, sending));
    }

    /** Keeps the trace of an event that was not accepted. */
    public void rejected(SourceEvent event, String why) {
        if (!isOff()) {
            add(Trace.rejected(event, why));
        }
    }

    private Trace add(Trace trace) {
        int stripe = stripe(trace.agentId());
        for (; ; ) {
            Segment segment = current.get(stripe);
            if (segment != null && segment.add(trace)) {
                return trace;
            }
            replace(stripe, segment);
        }
    }

    private static int stripe(String agentId) {
        int hash = agentId.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }

    private synchronized void replace(int stripe, Segment full) {
        if (current.get(stripe) != full) {
            return; // somebody else was faster
        }
        List<Segment> kept = new ArrayList<>(List.of(segments));
        while (kept.size() >= mostSegments) {
            Segment oldest = oldest(kept);
            oldest.drop();
            kept.remove(oldest);
        }
        Segment fresh = new Segment(next, segmentSize, stripe);
        next += segmentSize;
        kept.add(fresh);
        segments = kept.toArray(new Segment[0]);
        current.set(stripe, fresh);
    }

    private static Segment oldest(List<Segment> segments) {
        long now = System.nanoTime();
        return segments.stream()
                .max(Comparator.comparingLong(segment -> now - segment.latest()))
                .orElseThrow();
    }

    /** {@return all that are kept, newest first} */
    public List<Trace> all() {
        List<Trace> all = new ArrayList<>();
        for (Segment segment : segments) {
            segment.forEach(all::add);
        }
        long now = System.nanoTime();
        all.sort(Comparator.comparingLong((Trace trace) -> now - trace.at())
                .thenComparing(Trace::number, Comparator.reverseOrder()));
        return all;
    }

    /** {@return the trace of a number, or null} */
    public Trace find(long number) {
        for (Segment segment : segments) {
            Trace found = segment.find(number);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** {@return the trace of an accepted event, of the agent's latest session that has one; null if it is not kept} */
    public Trace find(String agentId, long sequence) {
        if (sequence < 1) {
            return null; // rejected events have no number
        }
        String known = Texts.cut(agentId);
        int stripe = stripe(known);
        Segment[] kept = segments;
        for (int i = kept.length - 1; i >= 0; i--) { // the newest come last
            Trace found = kept[i].stripe() == stripe ? kept[i].find(known, sequence) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
