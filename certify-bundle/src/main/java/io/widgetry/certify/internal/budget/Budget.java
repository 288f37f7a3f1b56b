package io.widgetry.certify.internal.budget;

import java.util.Arrays;
import java.util.Optional;

/** What a widget may cost or do at most. The defaults are documented, and a file overrides them. */
public enum Budget {
    /** Half of the callbacks, under the measured load. */
    MEDIAN("medianMillis", 2, "ms"),
    /** 99 of 100 callbacks, under the measured load. */
    P99("p99Millis", 50, "ms"),
    /** Processor time of a delivery. */
    CPU("cpuMillisPerDelivery", 2, "ms"),
    /** What the threads that deliver allocate for a delivery, the runtime's share included. */
    ALLOCATION("allocatedKilobytesPerDelivery", 1024, "kB"),
    /** Heap of an instance, its mailbox included. */
    INSTANCE("kilobytesPerInstance", 256, "kB"),
    /** How full a mailbox may become under the measured load. */
    QUEUE("queuePercent", 50, "%"),
    /** What may be dropped or give way under the measured load. */
    DROPPED("dropped", 0, ""),
    /** How long it may take to work off what waited after a flood, an update, or with slow files. */
    CATCH_UP("catchUpSeconds", 10, "s"),
    /** Threads that are alive at the same time. */
    THREADS("threads", 256, ""),
    /** Different places at which callbacks throw. */
    FAILURES("failures", 0, ""),
    /** Different places at which callbacks do not return in time. */
    STALLS("stalls", 0, ""),
    /** Widgets that send more messages than may be sent. */
    FLOODS("floods", 0, ""),
    /** Subscriptions to what can never come. */
    UNRECEIVABLE("unreceivable", 0, ""),
    /** Deliveries that are missing after updates under load. */
    UPDATE_LOST("updateLost", 0, ""),
    /** Deliveries that came twice in updates under load. */
    UPDATE_DOUBLED("updateDoubled", 0, ""),
    /** Deliveries that were dropped while files were slow. */
    SLOW_DISK_DROPPED("slowDiskDropped", 0, ""),
    /** Versions whose class loader stays when the widget is gone. */
    LEAKED_CLASS_LOADERS("leakedClassLoaders", 0, ""),
    /** Threads that stay when the widget is gone. */
    LEAKED_THREADS("leakedThreads", 0, ""),
    /** Classes of which objects stay for interactions that have ended. */
    LEAKED_OBJECTS("leakedClasses", 0, ""),
    /** Instances that stay for interactions that have ended. */
    LEAKED_INSTANCES("leakedInstances", 0, ""),
    /** By how much the heap may grow for each interaction that has ended. */
    LEAKED_MEMORY("leakedBytesPerInteraction", 0, "bytes"),
    /** Places at which a secret turns up. */
    SECRETS_SHOWN("secretsShown", 0, "");

    private final String key;
    private final double standard;
    private final String unit;

    Budget(String key, double standard, String unit) {
        this.key = key;
        this.standard = standard;
        this.unit = unit;
    }

    /** {@return its name in files and reports} */
    public String key() {
        return key;
    }

    /** {@return what is allowed unless a file says otherwise} */
    public double standard() {
        return standard;
    }

    /** {@return the unit; empty for a count} */
    public String unit() {
        return unit;
    }

    static Optional<Budget> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
