package io.widgetry.health.internal.checks;

import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * When memory is short.
 *
 * @param heapWarn in percent of the largest possible heap
 * @param heapCritical the same
 * @param metaspaceWarn in megabytes; 0 for never
 * @param metaspaceCritical the same
 */
record MemoryLimits(int heapWarn, int heapCritical, int metaspaceWarn, int metaspaceCritical) {
    private static final int MOST_MEGABYTES = 1_048_576;

    /**
     * Reads a configuration. What is wrong is reported, and the default holds in its stead.
     *
     * @param faults is told each fault, a sentence
     */
    static MemoryLimits of(MemoryConfiguration configuration, Consumer<String> faults) {
        return new MemoryLimits(
                range("heapWarnPercent", configuration::heapWarnPercent, 1, 100, 80, faults),
                range("heapCriticalPercent", configuration::heapCriticalPercent, 1, 100, 92, faults),
                range("metaspaceWarnMegabytes", configuration::metaspaceWarnMegabytes, 0, MOST_MEGABYTES, 256, faults),
                range(
                        "metaspaceCriticalMegabytes",
                        configuration::metaspaceCriticalMegabytes,
                        0,
                        MOST_MEGABYTES,
                        512,
                        faults));
    }

    private static int range(
            String name, IntSupplier configured, int min, int max, int otherwise, Consumer<String> faults) {
        int value;
        try {
            value = configured.getAsInt();
        } catch (RuntimeException notANumber) {
            // a value of another type than it should have makes the access to it throw
            faults.accept(name + " is not a whole number: " + otherwise + " is used");
            return otherwise;
        }
        if (value < min || value > max) {
            faults.accept(
                    name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
            return otherwise;
        }
        return value;
    }
}
