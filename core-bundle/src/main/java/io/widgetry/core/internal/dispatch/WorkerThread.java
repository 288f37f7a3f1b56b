package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.trace.LoggingThread;

/** A thread that runs turns. It has its stopwatch at hand, which is asked for several times for each event. */
abstract class WorkerThread extends LoggingThread {
    private final Stopwatch stopwatch = new Stopwatch();

    WorkerThread(String name) {
        super(name);
    }

    final Stopwatch stopwatch() {
        return stopwatch;
    }
}
