package io.widgetry.core.internal.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This computer's time. */
final class RealTime implements Surroundings {
    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor thread;

    RealTime() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(null, task, "widgetry-timers", 0, false);
            made.setContextClassLoader(RealTime.class.getClassLoader());
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.prestartAllCoreThreads(); // made by a widget's call, it would hold that widget's class loader
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable code) {
        try {
            Future<?> alarm = thread.schedule(code, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
            return () -> alarm.cancel(false);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The runtime is stopping", stopping);
            return () -> {};
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
