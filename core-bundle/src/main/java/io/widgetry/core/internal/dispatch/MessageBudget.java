package io.widgetry.core.internal.dispatch;

import java.util.function.IntSupplier;

/** How many messages one instance may send: so many a second, and as many at once. Safe for several threads. */
final class MessageBudget {
    private final IntSupplier perSecond;
    private double left;
    private long asOf = System.nanoTime();

    MessageBudget(IntSupplier perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond.getAsInt();
    }

    /** Takes one message off the budget; false if it is used up. */
    synchronized boolean take() {
        long now = System.nanoTime();
        int most = perSecond.getAsInt();
        left = Math.min(most, left + (now - asOf) / 1e9 * most);
        asOf = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
