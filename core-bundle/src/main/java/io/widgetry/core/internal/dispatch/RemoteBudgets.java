package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.RemoteWidget;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How many messages widgets outside of the container may send. They do not say when they end, so what is kept of one is
 * forgotten as soon as its budget is whole again. Bounded: what exceeds the bound may not send. Safe for several threads.
 */
final class RemoteBudgets {
    private static final int MOST = 65_536;
    private static final int FIRST_LOOK = 1_024;

    private final IntSupplier perSecond;
    private final LongSupplier clock;
    private final int most;
    private final Map<RemoteWidget, MessageBudget> budgets = new HashMap<>();
    /** At how many the whole ones are looked for: doubles with what is left, so that looking costs little for each. */
    private int nextLook;

    RemoteBudgets(IntSupplier perSecond) {
        this(perSecond, MOST, System::nanoTime);
    }

    RemoteBudgets(IntSupplier perSecond, int most, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.most = most;
        this.nextLook = Math.min(FIRST_LOOK, most);
    }

    /** Takes one message off a widget's budget; false if it is used up. */
    synchronized boolean take(RemoteWidget widget) {
        MessageBudget budget = budgets.get(widget);
        if (budget == null) {
            if (budgets.size() >= nextLook) {
                budgets.values().removeIf(MessageBudget::isWhole);
                nextLook = Math.min(most, Math.max(FIRST_LOOK, 2 * budgets.size()));
            }
            if (budgets.size() >= most) {
                return false;
            }
            budget = new MessageBudget(perSecond, clock);
            budgets.put(widget, budget);
        }
        return budget.take();
    }

    synchronized int size() {
        return budgets.size();
    }
}
