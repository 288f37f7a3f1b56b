package io.widgetry.core.internal.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The latest ordinary outcomes that one thread has found out, written by that thread alone. Workers would otherwise take the
 * events' traces from each other's processor caches, which costs more than all else that tracing does. A page is filled
 * once; when it has to go, what it says goes into the traces that are still kept.
 *
 * <p>Pages are made anew and not filled again, though it seems a waste: storing references to new objects in an old one has
 * to be made known to the garbage collector each time, which costs as much again as all of this.
 */
final class OutcomeLog {
    private static final int PAGES = 128;

    private final OutcomeLogs among;
    private final Thread owner;
    private final AtomicReferenceArray<OutcomePage> pages;
    private final int pageSize;
    private final Horizons horizons;

    // The owner's.
    private OutcomePage page;
    private int next;

    OutcomeLog(OutcomeLogs among, int size, Horizons horizons) {
        this.among = among;
        this.owner = Thread.currentThread();
        this.pageSize = Math.max(1, size / PAGES);
        this.pages = new AtomicReferenceArray<>(size / pageSize);
        this.horizons = horizons;
    }

    boolean isOf(OutcomeLogs logs) {
        return among == logs;
    }

    boolean isAbandoned() {
        return !owner.isAlive();
    }

    void add(Trace trace, Party party, long begun, long ended, int stripe) {
        OutcomePage current = page;
        if (current == null || !current.add(trace, party, begun, ended, stripe)) {
            turn().add(trace, party, begun, ended, stripe);
        }
    }

    private OutcomePage turn() {
        OutcomePage old = pages.getPlain(next);
        if (old != null) {
            old.settle(horizons); // before it goes from here: who reads both in this order finds what it says
        }
        page = new OutcomePage(pageSize);
        pages.setRelease(next, page);
        next = next + 1 == pages.length() ? 0 : next + 1;
        return page;
    }

    void forEach(Consumer<Entry> action) {
        for (int i = 0; i < pages.length(); i++) {
            OutcomePage kept = pages.getAcquire(i);
            if (kept != null) {
                kept.forEach(action);
            }
        }
    }
}
