package io.widgetry.core.internal.dispatch;

import io.widgetry.api.View;
import java.time.Clock;
import java.time.Duration;

/**
 * What the dispatcher has from outside: the time, as widgets know it, and whoever looks on. In operation that is this
 * computer and nobody; a test gives its own. What supervises widgets goes by real time always.
 */
public interface Surroundings {

    /** {@return what time it is for widgets} */
    Clock clock();

    /** {@return the nanoseconds that have passed for widgets since some moment} */
    long nanoTime();

    /** Runs something later, never on the caller's thread; it does not block. */
    Alarm after(Duration delay, Runnable code);

    /** A callback threw. On the thread that ran it. */
    default void failed(Instance instance, String during, Throwable thrown) {}

    /** A widget showed something. On the thread on which it did. */
    default void shown(Instance instance, View view) {}

    /** No alarm rings any more. */
    default void close() {}

    /** Something that is to be run later. */
    interface Alarm {
        /** Takes it back, if it does not run yet: then nothing of it is held any more. */
        void cancel();
    }
}
