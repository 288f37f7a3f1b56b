package io.widgetry.core.internal;

import io.widgetry.core.internal.dispatch.Failures;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of an exception that was printed: which it was, or which was at the bottom of it, and where.
 *
 * @param type the exception's class
 * @param frames where it was thrown, innermost first
 */
record PrintedStack(String type, List<StackTraceElement> frames) {
    private static final Pattern TYPE = Pattern.compile("[\\p{javaJavaIdentifierPart}.]+");
    private static final Pattern FRAME =
            Pattern.compile("\\tat (?:[^\\s()]*/)?([^\\s()/]+)\\.([^\\s().]+)\\(([^()]*)\\)");
    private static final Pattern LINE = Pattern.compile("(.+):(\\d+)");
    private static final String CAUSE = "\nCaused by: ";
    private static final int NATIVE = -2;

    /** Reads what {@link Throwable#printStackTrace()} wrote; of messages nothing is kept. */
    static PrintedStack of(String printed) {
        String text = printed.replace("\r", "");
        int cause = text.lastIndexOf(CAUSE);
        String root = cause < 0 ? text : text.substring(cause + CAUSE.length());
        Matcher type = TYPE.matcher(root);
        return new PrintedStack(
                type.lookingAt() ? type.group() : "an exception",
                root.lines()
                        .map(FRAME::matcher)
                        .filter(Matcher::matches)
                        .map(PrintedStack::frame)
                        .toList());
    }

    private static StackTraceElement frame(Matcher frame) {
        String place = frame.group(3);
        Matcher line = LINE.matcher(place);
        String file = line.matches() ? line.group(1) : place.contains(" ") ? null : place;
        int number = line.matches() ? Integer.parseInt(line.group(2)) : place.startsWith("Native") ? NATIVE : -1;
        return new StackTraceElement(frame.group(1), frame.group(2), file, number);
    }

    /** {@return what was thrown and where} */
    String describe(Predicate<String> own) {
        return Failures.describe(type, frames.toArray(StackTraceElement[]::new), own);
    }
}
