package io.widgetry.integration.widget;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a widget stops until the test lets it go on. It does not yield to an interrupt, as a hanging widget may not. */
public final class Gate {
    private static final ConcurrentMap<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final long LONGEST_SECONDS = 60;

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    private Gate() {}

    /** The gate of this name. */
    public static Gate of(String name) {
        return GATES.computeIfAbsent(name, key -> new Gate());
    }

    /** Waits until the gate is open; a test that forgot to open it gets the thread back after a minute. */
    public void pass() {
        waiting.incrementAndGet();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        boolean done = false;
        while (!done) {
            try {
                done = open.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) || System.nanoTime() >= deadline;
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        waiting.decrementAndGet();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait here. */
    public int waiting() {
        return waiting.get();
    }

    /** Whether everybody may pass. */
    public boolean isOpen() {
        return open.getCount() == 0;
    }

    /** Lets everybody pass, from now on. */
    public void open() {
        open.countDown();
    }
}
