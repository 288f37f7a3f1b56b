package io.widgetry.core.internal.dispatch;

/** Says what was thrown and where, without its message. */
final class Failures {
    private Failures() {}

    static String describe(Throwable thrown) {
        for (StackTraceElement frame : stack(thrown)) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return thrown.getClass().getName() + " at " + frame;
            }
        }
        return thrown.getClass().getName();
    }

    /** The method can be overridden by whoever throws. */
    private static StackTraceElement[] stack(Throwable thrown) {
        try {
            StackTraceElement[] stack = thrown.getStackTrace();
            return stack == null ? new StackTraceElement[0] : stack;
        } catch (RuntimeException | Error worse) {
            return worse.getStackTrace();
        }
    }
}
