package io.widgetry.testkit.internal;

import io.widgetry.core.internal.dispatch.Dispatcher;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits until the widgets have done all that they do about what happened. */
final class Quiet {
    private static final Duration USUALLY = Duration.ofSeconds(10);
    /** Somebody looks at the code line by line. */
    private static final Duration DEBUGGED = Duration.ofHours(1);

    private final Dispatcher dispatcher;
    private final Duration patience;

    Quiet(Dispatcher dispatcher, Duration patience) {
        this.dispatcher = dispatcher;
        this.patience = patience != null ? patience : usually();
    }

    /** {@return how long a test waits that does not say it} */
    static Duration usually() {
        return isDebugged() ? DEBUGGED : USUALLY;
    }

    private static boolean isDebugged() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.contains("jdwp"));
    }

    /** {@return until when to wait, on the nano clock} */
    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    void await(long deadline) {
        for (int turn = 0; !dispatcher.isQuiet(); turn++) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the widgets have not come to rest within " + patience.toMillis() + " ms"
                        + " of real time: a callback does not return, or they go on and on" + stacks());
            }
            if (turn < 200) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(20_000);
            }
        }
    }

    /** What the threads are at that run code of widgets. */
    private static String stacks() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            boolean inCallback = java.util.stream.Stream.of(each.getValue())
                    .anyMatch(frame -> frame.getClassName().endsWith("dispatch.CallbackGuard"));
            if (inCallback) {
                text.append(System.lineSeparator())
                        .append(each.getKey().getName())
                        .append(':');
                for (StackTraceElement frame : each.getValue()) {
                    if (frame.getClassName().endsWith("dispatch.CallbackGuard")) {
                        break;
                    }
                    text.append(System.lineSeparator()).append("    at ").append(frame);
                }
            }
        }
        return text.toString();
    }
}
