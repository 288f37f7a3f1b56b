package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.spi.SourceEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The path of one event: texts and times, never its payload, and nothing that would hold a workspace or a widget.
 *
 * <p>What becomes of it is added by the threads that find out, without a lock. Of an event for very many instances the
 * first {@value #ORDINARY} entries are kept whatever they say, {@value #MOST} at most if they tell of a failure or a loss;
 * the rest is counted by widget and outcome.
 */
public final class Trace {
    static final int ORDINARY = 32;
    static final int MOST = 64;

    private static final VarHandle LAST;
    private static final VarHandle REST;

    static {
        try {
            LAST = MethodHandles.lookup().findVarHandle(Trace.class, "last", Entry.class);
            REST = MethodHandles.lookup().findVarHandle(Trace.class, "rest", Tally.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final String agentId;
    private final String interactionId;
    private final long sequence;
    private final String source;
    private final String id;
    private final String rejection;
    private final Sending sending;
    private final long at;
    private long number; // given once, before anyone else sees the trace

    private volatile Entry last;
    private volatile Tally rest;

    private Trace(
            String name,
            String agentId,
            String interactionId,
            long sequence,
            SourceEvent origin,
            String rejection,
            Sending sending) {
        this.name = Texts.cut(name);
        this.agentId = Texts.cut(agentId);
        this.interactionId = Texts.cut(interactionId);
        this.sequence = sequence;
        this.source = origin == null ? null : Texts.cut(origin.source());
        this.id = origin == null ? null : Texts.cut(origin.id().orElse(null));
        this.rejection = Texts.cut(rejection);
        this.sending = sending;
        this.at = System.nanoTime();
    }

    static Trace accepted(
            String name, String agentId, String interactionId, long sequence, SourceEvent origin, Sending sending) {
        return new Trace(name, agentId, interactionId, sequence, origin, null, sending);
    }

    static Trace rejected(SourceEvent event, String why) {
        return new Trace(event.type(), event.agentId(), event.interactionId().orElse(null), 0, event, why, null);
    }

    Trace numbered(long given) {
        number = given;
        return this;
    }

    public long number() {
        return number;
    }

    public String name() {
        return name;
    }

    public String agentId() {
        return agentId;
    }

    /** {@return which interaction, or null} */
    public String interactionId() {
        return interactionId;
    }

    /** {@return its number in the workspace; 0 if it has none} */
    public long sequence() {
        return sequence;
    }

    /** {@return where it came from, or null} */
    public String source() {
        return source;
    }

    /** {@return the id that its source gave it, or null} */
    public String id() {
        return id;
    }

    /** {@return why it was rejected, or null} */
    public String rejection() {
        return rejection;
    }

    /** {@return of a message between widgets, who sent it to whom; else null} */
    public Sending sending() {
        return sending;
    }

    /** {@return when it was accepted or rejected, a time of the nano clock} */
    public long at() {
        return at;
    }

    /** The event's callbacks returned, or one of them threw. */
    public void handled(Party party, long begun, long ended, String failure, String reason) {
        if (failure == null) {
            add(party, Outcome.HANDLED, begun - at, ended - begun, reason, ORDINARY);
        } else {
            add(party, Outcome.FAILED, begun - at, ended - begun, failure, MOST);
        }
    }

    /** The event could not be kept for an instance, or gave way to another. */
    public void lost(Party party, Outcome outcome, String reason) {
        add(party, outcome, System.nanoTime() - at, 0, reason, MOST);
    }

    private void add(Party party, Outcome outcome, long queued, long handled, String reason, int bound) {
        for (; ; ) {
            Entry before = last;
            if (before != null && before.count() >= bound) {
                rest().count(party.widgetId(), outcome);
                return;
            }
            if (LAST.compareAndSet(this, before, new Entry(party, outcome, queued, handled, reason, before))) {
                return;
            }
        }
    }

    private Tally rest() {
        if (rest == null) {
            REST.compareAndSet(this, null, new Tally());
        }
        return rest;
    }

    /** {@return what is known so far, in the order in which it became known} */
    public List<DeliveryTrace> deliveries() {
        List<DeliveryTrace> known = new ArrayList<>();
        Tally more = rest;
        for (Entry entry = last; entry != null; entry = entry.before()) {
            known.add(entry.shown());
        }
        Collections.reverse(known);
        if (more != null) {
            known.addAll(more.shown());
        }
        return known;
    }
}
