package io.widgetry.core.internal.trace;

/** A thread that finds out so much that it has its log at hand. */
public abstract class LoggingThread extends Thread {
    private OutcomeLog log; // this thread's own

    /** One that inherits nothing of the thread that makes it: that may be a widget's. */
    protected LoggingThread(String name) {
        super(null, null, name, 0, false);
    }

    final OutcomeLog log() {
        return log;
    }

    final void log(OutcomeLog begun) {
        log = begun;
    }
}
