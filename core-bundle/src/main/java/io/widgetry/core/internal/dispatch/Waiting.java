package io.widgetry.core.internal.dispatch;

import java.util.ArrayDeque;
import java.util.function.Predicate;

/**
 * The events that wait in a mailbox. Nearly always there is none or one, and there may be a million mailboxes: only several
 * are in a queue.
 */
abstract class Waiting {
    /** What waits, if it is one event; null else. */
    private Delivery only;
    /** What waits, if it may be several; null else. */
    private ArrayDeque<Delivery> queue;

    /** {@return how many wait} */
    final int size() {
        ArrayDeque<Delivery> several = queue; // read once: a turn may ask without holding the monitor
        if (several != null) {
            return several.size();
        }
        return only == null ? 0 : 1;
    }

    final void addLast(Delivery event) {
        if (queue == null && only == null) {
            only = event;
        } else {
            queue().addLast(event);
        }
    }

    /** {@return the first one, which no longer waits; null if none does} */
    final Delivery pollFirst() {
        Delivery event = only;
        if (event != null) {
            only = null;
        } else if (queue != null) {
            event = queue.pollFirst();
            queue = queue.isEmpty() ? null : queue;
        }
        return event;
    }

    /** {@return the last one; null if none waits} */
    final Delivery peekLast() {
        return queue == null ? only : queue.peekLast();
    }

    final void removeIf(Predicate<Delivery> unwanted) {
        if (queue().removeIf(unwanted) && queue.isEmpty()) {
            queue = null;
        }
    }

    final void empty() {
        only = null;
        queue = null;
    }

    /** {@return all that wait, to be changed} */
    final ArrayDeque<Delivery> queue() {
        if (queue == null) {
            queue = new ArrayDeque<>(2);
            if (only != null) {
                queue.add(only);
                only = null;
            }
        }
        return queue;
    }
}
