package io.widgetry.testkit.internal;

/** Throws what a widget's code has thrown, as it is. */
final class Thrown {
    private Thrown() {}

    static RuntimeException as(Throwable thrown) {
        return Thrown.<RuntimeException>sneak(thrown);
    }

    @SuppressWarnings("unchecked") // checked exceptions exist for the compiler only
    private static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
