package io.widgetry.core.internal.dispatch;

/** Says what was thrown and where, without its message. */
final class Failures {
    private Failures() {}

    static String describe(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        for (StackTraceElement frame : stack) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return thrown.getClass().getName() + " at " + frame;
            }
        }
        return thrown.getClass().getName();
    }
}
