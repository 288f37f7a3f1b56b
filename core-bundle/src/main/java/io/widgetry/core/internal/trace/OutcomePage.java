package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * A page of a thread's log: written by that thread, from first to last, and never again. Columns instead of entries, which
 * are only made for those who ask: most never are.
 */
final class OutcomePage {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(OutcomePage.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Trace[] traces;
    private final Party[] parties;
    private final long[] begun;
    private final long[] ended;
    private final byte[] stripes; // so that an old trace need not be fetched from memory
    private int count; // after the columns: what stands before it is complete

    OutcomePage(int size) {
        traces = new Trace[size];
        parties = new Party[size];
        begun = new long[size];
        ended = new long[size];
        stripes = new byte[size];
    }

    /** Adds a line, by the owner; false if it is full. */
    boolean add(Trace trace, Party party, long from, long to, int stripe) {
        int line = count;
        if (line == traces.length) {
            return false;
        }
        traces[line] = trace;
        parties[line] = party;
        begun[line] = from;
        ended[line] = to;
        stripes[line] = (byte) stripe;
        COUNT.setRelease(this, line + 1);
        return true;
    }

    /** Puts what it says into those traces that may still be kept, by the owner. */
    void settle(Horizons horizons) {
        for (int line = 0; line < count; line++) {
            if (horizons.mayKeep(stripes[line], begun[line])) {
                traces[line].settle(entry(line));
            }
        }
    }

    void forEach(Consumer<Entry> action) {
        int complete = (int) COUNT.getAcquire(this);
        for (int line = 0; line < complete; line++) {
            action.accept(entry(line));
        }
    }

    private Entry entry(int line) {
        return new Entry(traces[line], parties[line], Outcome.HANDLED, begun[line], ended[line], null);
    }
}
