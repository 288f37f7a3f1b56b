package io.widgetry.core.internal.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The latest ordinary outcomes that one thread has found out, written by that thread alone. Workers would otherwise take the
 * events' traces from each other's processor caches, which costs more than all else that tracing does. What is overwritten
 * here goes into its trace, if that is still kept.
 */
final class OutcomeLog {
    private final Thread owner;
    private final AtomicReferenceArray<Entry> entries;
    private final Horizons horizons;

    // The owner's. What is to be known of an old entry stands here, so that it need not be fetched from memory.
    private final long[] begun;
    private final byte[] stripes;
    private int next;
    private boolean wrapped;

    OutcomeLog(int size, Horizons horizons) {
        this.owner = Thread.currentThread();
        this.entries = new AtomicReferenceArray<>(size);
        this.begun = new long[size];
        this.stripes = new byte[size];
        this.horizons = horizons;
    }

    boolean isAbandoned() {
        return !owner.isAlive();
    }

    void add(Entry entry, int stripe) {
        int place = next;
        if (wrapped && horizons.mayKeep(stripes[place], begun[place])) {
            Entry old = entries.getPlain(place);
            old.trace().settle(old); // before it goes from here: who reads both in this order finds it
        }
        begun[place] = entry.begun();
        stripes[place] = (byte) stripe;
        entries.setRelease(place, entry);
        next = place + 1;
        if (next == begun.length) {
            next = 0;
            wrapped = true;
        }
    }

    void forEach(Consumer<Entry> action) {
        for (int i = 0; i < entries.length(); i++) {
            Entry entry = entries.getAcquire(i);
            if (entry != null) {
                action.accept(entry);
            }
        }
    }
}
