package io.widgetry.core.internal.dispatch;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Sums that several threads add to at the same time. A few copies of them, each in memory of its own, of which a thread has
 * one: what it adds is seldom in another processor's cache. Sums never go back.
 */
final class CostCells {
    private static final int COPIES = 4;
    private static final int SPREAD = 16; // 128 bytes

    private final AtomicLongArray cells = new AtomicLongArray((COPIES + 1) * SPREAD);

    /** {@return where the calling thread adds} */
    static int mine() {
        return ((int) Thread.currentThread().getId() & COPIES - 1) * SPREAD;
    }

    void add(int mine, int which, long amount) {
        cells.getAndAdd(mine + which, amount);
    }

    long sum(int which) {
        long sum = 0;
        for (int copy = 0; copy < COPIES; copy++) {
            sum += cells.get(copy * SPREAD + which);
        }
        return sum;
    }
}
