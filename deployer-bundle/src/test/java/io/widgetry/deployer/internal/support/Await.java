package io.widgetry.deployer.internal.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a deadline. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 5_000_000;

    private Await() {}

    /** Waits until the condition holds; the description is evaluated if it never does. */
    public static void until(Supplier<String> description, BooleanSupplier condition) {
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - since > DEADLINE.toNanos()) {
                throw new AssertionError("not within " + DEADLINE + ": " + description.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until a value is this. */
    public static <T> void equal(T expected, Supplier<T> actual) {
        until(() -> "expected " + expected + ", is " + actual.get(), () -> expected.equals(actual.get()));
    }

    /** Sees to it that a condition holds for some time. */
    public static void always(Duration time, Supplier<String> description, BooleanSupplier condition) {
        long since = System.nanoTime();
        while (System.nanoTime() - since < time.toNanos()) {
            if (!condition.getAsBoolean()) {
                throw new AssertionError(description.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
