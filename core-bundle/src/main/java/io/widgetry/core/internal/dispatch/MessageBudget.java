package io.widgetry.core.internal.dispatch;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** How many messages one instance may send: so many a second, and as many at once. Safe for several threads. */
final class MessageBudget {
    private final IntSupplier perSecond;
    private final LongSupplier clock;
    private double left;
    private long asOf;

    MessageBudget(IntSupplier perSecond) {
        this(perSecond, System::nanoTime);
    }

    MessageBudget(IntSupplier perSecond, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = perSecond.getAsInt();
        this.asOf = clock.getAsLong();
    }

    /** Takes one message off the budget; false if it is used up. */
    synchronized boolean take() {
        fill();
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** {@return whether nothing is missing, as if it had just been made} */
    synchronized boolean isWhole() {
        return fill() == left;
    }

    private int fill() {
        long now = clock.getAsLong();
        int most = perSecond.getAsInt();
        left = Math.min(most, left + (now - asOf) / 1e9 * most);
        asOf = now;
        return most;
    }
}
