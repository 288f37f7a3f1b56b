package io.widgetry.core.internal.dispatch;

import io.widgetry.api.WidgetTimer;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.dispatch.Surroundings.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** What an instance asked to be run later. Safe for several threads: guarded by its own monitor, never while code runs. */
final class InstanceTimers {
    static final int MOST = 1_000;

    private final Instance instance;
    private final Set<Timer> waiting = new HashSet<>();
    /** In the order in which they fell due. */
    private final Queue<Timer> due = new ArrayDeque<>();

    private boolean closed;

    InstanceTimers(Instance instance) {
        this.instance = instance;
    }

    private final class Timer implements WidgetTimer {
        private final Runnable code;
        private Alarm alarm;

        Timer(Runnable code) {
            this.code = code;
        }

        @Override
        public boolean cancel() {
            return InstanceTimers.this.cancel(this);
        }
    }

    synchronized WidgetTimer after(Duration delay, Runnable code) {
        Timer timer = new Timer(code);
        if (closed) {
            return timer;
        }
        if (waiting.size() + due.size() >= MOST) {
            throw new IllegalStateException("this widget instance has " + MOST
                    + " timers waiting already: let one timer set the next, or cancel those that are not needed");
        }
        waiting.add(timer);
        timer.alarm = instance.dispatcher().surroundings().after(delay, () -> ring(timer));
        return timer;
    }

    private synchronized boolean cancel(Timer timer) {
        if (waiting.remove(timer)) {
            timer.alarm.cancel();
            return true;
        }
        return due.remove(timer);
    }

    private void ring(Timer timer) {
        synchronized (this) {
            if (!waiting.remove(timer)) {
                return;
            }
            due.add(timer);
        }
        instance.inbox().offer(new Next());
    }

    /** What fell due in quarantine, where nothing is run, is to be run now. */
    void ringAgain() {
        int rings;
        synchronized (this) {
            rings = due.size();
        }
        for (int i = 0; i < rings; i++) {
            instance.inbox().offer(new Next());
        }
    }

    /** Nothing is run any more, and nothing of the widget is held. */
    synchronized void close() {
        closed = true;
        waiting.forEach(timer -> timer.alarm.cancel());
        waiting.clear();
        due.clear();
    }

    private synchronized Timer poll() {
        return instance.host().health().isShutOut() ? null : due.poll();
    }

    /** Runs the timer that fell due first; none if it was cancelled, or as long as the widget is quarantined. */
    private final class Next implements WidgetCode {
        @Override
        public String what() {
            return "a timer";
        }

        @Override
        public void run() {
            Timer timer = poll();
            if (timer != null) {
                instance.host().health().called();
                timer.code.run();
            }
        }
    }
}
