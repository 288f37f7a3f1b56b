package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * The latest events' traces, bounded. Publishers of different agents do not meet: each of up to {@value #STRIPES} stripes of
 * agents fills a segment of its own, and only taking a new one, once in as many events as a segment has places, is guarded
 * by a lock. Then the segment goes that has been full for longest, whosever it is: a lone busy agent has nearly all places,
 * and a quiet one keeps its latest events.
 *
 * <p>A trace's number says which segment it is in and where. Numbers are unique; those of one agent ascend.
 */
public final class Traces {
    private static final int STRIPES = 16;
    private static final int SEGMENTS = 64;
    private static final int MOST_LOGGED = 16_384;

    private final int segmentSize;
    private final int mostSegments;
    private final AtomicReferenceArray<Segment> filling;
    /** Of each stripe the newest last. */
    private volatile Segment[] segments = {};

    private final Horizons horizons;
    private final OutcomeLogs logs;

    // Guarded by this.
    private final Deque<Segment> full = new ArrayDeque<>();
    private long next = 1;

    /** @param kept how many traces are kept at most; 0 for none */
    public Traces(int kept) {
        this.segmentSize = Math.max(1, kept / SEGMENTS);
        this.mostSegments = kept / segmentSize;
        // Few places: fewer stripes, so that most segments are full ones.
        int stripes = Integer.highestOneBit(Math.max(1, Math.min(STRIPES, mostSegments / 4)));
        this.filling = new AtomicReferenceArray<>(stripes);
        this.horizons = new Horizons(stripes);
        this.logs = new OutcomeLogs((int) Math.max(16, Math.min(MOST_LOGGED, 4L * kept)), horizons);
    }

    /** {@return whether none are kept} */
    public boolean isOff() {
        return mostSegments == 0;
    }

    /** Begins the trace of an event that was accepted at a time of the nano clock, and numbered; null if none are kept. */
    public Trace accepted(Fact fact, SourceEvent origin, long at) {
        return isOff()
                ? null
                : add(Trace.accepted(
                        fact.name(), fact.agentId(), fact.interactionId(), fact.sequence(), origin, null, at));
    }

    /** Begins the trace of a message from one widget to others; null if none are kept. */
    public Trace sent(Fact fact, Sending sending, long at) {
        return isOff()
                ? null
                : add(Trace.accepted(
                        fact.name(), fact.agentId(), fact.interactionId(), fact.sequence(), null, sending, at));
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
            Segment segment = filling.get(stripe);
            if (segment != null && segment.add(trace)) {
                return trace;
            }
            replace(stripe, segment);
        }
    }

    private int stripe(String agentId) {
        int hash = agentId.hashCode();
        return (hash ^ hash >>> 16) & filling.length() - 1;
    }

    private synchronized void replace(int stripe, Segment filled) {
        if (filling.get(stripe) != filled) {
            return; // somebody else was faster
        }
        if (filled != null) {
            full.addLast(filled);
        }
        Segment fresh = new Segment(next, segmentSize, stripe);
        next += segmentSize;
        List<Segment> others = new ArrayList<>(filling.length());
        for (int i = 0; i < filling.length(); i++) {
            if (i != stripe && filling.get(i) != null) {
                others.add(filling.get(i));
            }
        }
        while (full.size() + others.size() + 1 > mostSegments) {
            Segment oldest = full.removeFirst();
            horizons.move(oldest.stripe(), oldest.latest());
        }
        Segment[] kept = full.toArray(new Segment[full.size() + others.size() + 1]);
        for (int i = 0; i < others.size(); i++) {
            kept[full.size() + i] = others.get(i);
        }
        kept[kept.length - 1] = fresh;
        segments = kept;
        filling.set(stripe, fresh); // after that: what is added can be found at once
    }

    /**
     * An event's callbacks for an instance have returned.
     *
     * @param agentId whose event it is; to be had without touching the trace, which other processors have in their caches
     * @param begun when the first one was called, a time of the nano clock
     * @param ended when the last one returned
     * @param failure what one of them threw; null if none did
     * @param remark what else there is to say; null if nothing
     */
    public void handled(
            Trace trace, String agentId, Party party, long begun, long ended, String failure, String remark) {
        if (failure == null && remark == null) {
            logs.add(trace, party, begun, ended, stripe(agentId));
        } else {
            Outcome outcome = failure == null ? Outcome.HANDLED : Outcome.FAILED;
            trace.settle(new Entry(trace, party, outcome, begun, ended, failure == null ? remark : failure));
        }
    }

    /** An event could not be kept for an instance, or gave way to another. */
    public void lost(Trace trace, Party party, Outcome outcome, String reason) {
        long now = System.nanoTime();
        trace.settle(new Entry(trace, party, outcome, now, now, reason));
    }

    /** {@return what is known so far of some events} */
    public Outcomes outcomes(Predicate<Trace> which) {
        return new Outcomes(logs.byTrace(which));
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
        for (int i = kept.length - 1; i >= 0; i--) {
            Trace found = kept[i].stripe() == stripe ? kept[i].find(known, sequence) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
