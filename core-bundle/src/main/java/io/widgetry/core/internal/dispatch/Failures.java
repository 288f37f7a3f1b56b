package io.widgetry.core.internal.dispatch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what was thrown and where, without its message. Where is a line of the widget's own code, if there is one: what the
 * runtime or a library throws is mostly due to what it was called with.
 */
public final class Failures {
    private static final Predicate<String> UNKNOWN = name -> false;
    private static final List<String> PLATFORM = List.of("java.", "jdk.");
    private static final List<String> RUNTIME = List.of("io.widgetry.core.", "io.widgetry.api.");
    private static final String ENTRANCE = CallbackGuard.class.getName();

    private Failures() {}

    /** What was thrown by somebody of whose code nothing is known. */
    static String describe(Throwable thrown) {
        return describe(thrown, UNKNOWN);
    }

    /**
     * What was thrown by somebody's code.
     *
     * @param own whether a class, given by its name, is theirs
     */
    static String describe(Throwable thrown, Predicate<String> own) {
        return describe(thrown.getClass().getName(), stack(thrown), own);
    }

    /**
     * What was thrown by somebody's code.
     *
     * @param type the exception's class
     * @param stack where it was thrown, innermost frame first
     * @param own whether a class, given by its name, is theirs
     */
    public static String describe(String type, StackTraceElement[] stack, Predicate<String> own) {
        List<StackTraceElement> frames = Arrays.stream(stack)
                .takeWhile(frame -> !frame.getClassName().equals(ENTRANCE))
                .filter(frame -> !isOf(PLATFORM, frame))
                .toList();
        return first(frames, frame -> own.test(frame.getClassName()))
                .or(() -> first(frames, frame -> !isOf(RUNTIME, frame)))
                .or(() -> first(frames, frame -> true))
                .map(frame -> type + " at " + frame)
                .orElse(type);
    }

    private static Optional<StackTraceElement> first(
            List<StackTraceElement> frames, Predicate<StackTraceElement> which) {
        return frames.stream().filter(which).findFirst();
    }

    private static boolean isOf(List<String> packages, StackTraceElement frame) {
        return packages.stream().anyMatch(frame.getClassName()::startsWith);
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
