package io.widgetry.core.internal.dispatch;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sums that several threads add to at the same time. A few copies of them, each in memory of its own: the first threads that
 * come own one each, in which an addition is no atomic operation, which would cost as much as all else that is done to
 * count; all others share the last one. Sums never go back.
 */
final class StripedSums {
    private static final int OWNED = 4;
    private static final int SHARED = OWNED;
    private static final int SPREAD = 32; // 256 bytes
    private static final int LOOK_EVERY = 1_024;

    private final AtomicReferenceArray<Thread> owners = new AtomicReferenceArray<>(OWNED);
    private final AtomicLongArray sums = new AtomicLongArray((OWNED + 2) * SPREAD);
    private int came; // without a copy of their own, about

    /** {@return which copy the calling thread adds to} */
    int mine() {
        Thread thread = Thread.currentThread();
        int first = (int) thread.getId();
        for (int i = 0; i < OWNED; i++) {
            int copy = first + i & OWNED - 1;
            Thread owner = owners.getAcquire(copy);
            if (owner == thread || owner == null && owners.compareAndSet(copy, null, thread)) {
                return copy;
            }
        }
        if (++came % LOOK_EVERY == 0) {
            forgetEnded();
        }
        return SHARED;
    }

    /** Copies whose owners have ended can be had again. All that those have added is seen by whoever owns them next. */
    private void forgetEnded() {
        for (int copy = 0; copy < OWNED; copy++) {
            Thread owner = owners.get(copy);
            if (owner != null && !owner.isAlive()) {
                owners.compareAndSet(copy, owner, null);
            }
        }
    }

    /** Adds to one of up to 32 sums, in the calling thread's copy. */
    void add(int mine, int which, long amount) {
        int place = place(mine, which);
        if (mine == SHARED) {
            sums.getAndAdd(place, amount);
        } else {
            sums.setRelease(place, sums.getPlain(place) + amount);
        }
    }

    long sum(int which) {
        long sum = 0;
        for (int copy = 0; copy <= SHARED; copy++) {
            sum += sums.getAcquire(place(copy, which));
        }
        return sum;
    }

    /** The first bytes are left to what stands before them in memory. */
    private static int place(int copy, int which) {
        return (copy + 1) * SPREAD + which;
    }
}
