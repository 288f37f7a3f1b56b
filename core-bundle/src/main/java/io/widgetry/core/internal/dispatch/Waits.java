package io.widgetry.core.internal.dispatch;

import java.util.function.BooleanSupplier;

/** Short waits for running code to return. */
final class Waits {
    private Waits() {}

    /**
     * Waits, holding a monitor, until something is over. An interrupt does not cut the wait short, since what follows must
     * not find the code running; it is kept for the caller.
     *
     * @param deadline when to give up, a time of the nano clock
     * @return false if it still goes on
     */
    static boolean untilOver(Object monitor, long deadline, BooleanSupplier goesOn) {
        boolean interrupted = false;
        for (long left = deadline - System.nanoTime();
                goesOn.getAsBoolean() && left > 0;
                left = deadline - System.nanoTime()) {
            try {
                monitor.wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !goesOn.getAsBoolean();
    }
}
