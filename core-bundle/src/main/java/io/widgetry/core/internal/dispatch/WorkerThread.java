package io.widgetry.core.internal.dispatch;

/** A thread that runs turns. It has its stopwatch at hand, which is asked for several times for each event. */
abstract class WorkerThread extends Thread {
    private final Stopwatch stopwatch = new Stopwatch();

    WorkerThread(String name) {
        // Nothing of the thread that makes it is inherited: that may be a widget's.
        super(null, null, name, 0, false);
    }

    final Stopwatch stopwatch() {
        return stopwatch;
    }
}
