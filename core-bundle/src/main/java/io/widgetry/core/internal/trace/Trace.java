package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.spi.SourceEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The path of one event: texts and times, never its payload, and nothing that would hold a workspace or a widget.
 *
 * <p>What becomes of it is added by the threads that find out, without a lock, or by way of their logs. Of an event for very many instances the
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
            Sending sending,
            long at) {
        this.name = Texts.cut(name);
        this.agentId = Texts.cut(agentId);
        this.interactionId = Texts.cut(interactionId);
        this.sequence = sequence;
        this.source = origin == null ? null : Texts.cut(origin.source());
        this.id = origin == null ? null : Texts.cut(origin.id().orElse(null));
        this.rejection = Texts.cut(rejection);
        this.sending = sending;
        this.at = at;
    }

    static Trace accepted(
            String name,
            String agentId,
            String interactionId,
            long sequence,
            SourceEvent origin,
            Sending sending,
            long at) {
        return new Trace(name, agentId, interactionId, sequence, origin, null, sending, at);
    }

    static Trace rejected(SourceEvent event, String why) {
        return new Trace(
                event.type(),
                event.agentId(),
                event.interactionId().orElse(null),
                0,
                event,
                why,
                null,
                System.nanoTime());
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

    /** Takes in what became of it for one instance. */
    void settle(Entry entry) {
        int bound = entry.isOrdinary() ? ORDINARY : MOST;
        for (; ; ) {
            Entry before = last;
            if (before != null && before.count() >= bound) {
                rest().count(entry);
                return;
            }
            if (LAST.compareAndSet(this, before, entry.after(before))) {
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

    /**
     * What is known so far, in the order in which it became known.
     *
     * @param logged what has not been put into the trace yet, looked up before; it may have been put in meanwhile
     */
    List<DeliveryTrace> deliveries(List<Entry> logged) {
        Tally more = new Tally();
        if (rest != null) {
            more.add(rest);
        }
        Set<Entry> known = new LinkedHashSet<>(logged);
        for (Entry entry = last; entry != null; entry = entry.before()) {
            known.add(entry);
        }
        List<Entry> sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingLong(entry -> entry.ended() - at));
        List<DeliveryTrace> shown = new ArrayList<>();
        for (Entry entry : sorted) {
            if (shown.size() < (entry.isOrdinary() ? ORDINARY : MOST)) {
                shown.add(entry.shown());
            } else {
                more.count(entry);
            }
        }
        shown.addAll(more.shown());
        return shown;
    }
}
