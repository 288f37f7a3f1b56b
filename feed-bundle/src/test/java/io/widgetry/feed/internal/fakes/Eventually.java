package io.widgetry.feed.internal.fakes;

import static org.junit.Assert.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another thread does. */
public final class Eventually {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(20);

    private Eventually() {}

    /** Waits until the value is as expected; fails after a while. */
    public static <T> void equal(T expected, Supplier<T> actual) {
        long start = System.nanoTime();
        while (!expected.equals(actual.get()) && System.nanoTime() - start < DEADLINE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertEquals(expected, actual.get());
    }
}
