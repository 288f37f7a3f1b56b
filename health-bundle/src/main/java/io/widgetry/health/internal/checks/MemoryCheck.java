package io.widgetry.health.internal.checks;

import java.util.function.Supplier;
import org.apache.felix.hc.annotation.HealthCheckService;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process has memory left. Garbage does not count: a heap that is full of it is in good health. */
@Component(configurationPid = MemoryCheck.PID)
@HealthCheckService(
        name = "memory",
        tags = {"widgetry", "jvm"})
@Designate(ocd = MemoryConfiguration.class)
public final class MemoryCheck implements HealthCheck {
    static final String PID = "io.widgetry.health.memory";

    private static final Logger LOG = LoggerFactory.getLogger(MemoryCheck.class);
    private static final long MEGABYTE = 1 << 20;

    private final Supplier<Memory> memory;
    private volatile MemoryLimits limits;

    @Activate
    public MemoryCheck(MemoryConfiguration configuration) {
        this(Memory::now, read(configuration));
    }

    MemoryCheck(Supplier<Memory> memory, MemoryLimits limits) {
        this.memory = memory;
        this.limits = limits;
    }

    @Modified
    void configure(MemoryConfiguration configuration) {
        limits = read(configuration);
    }

    private static MemoryLimits read(MemoryConfiguration configuration) {
        return MemoryLimits.of(configuration, fault -> LOG.warn("Configuration {}: {}", PID, fault));
    }

    @Override
    public Result execute() {
        Findings findings = new Findings();
        Memory now = memory.get();
        MemoryLimits current = limits;
        heap(now, current, findings);
        metaspace(now.metaspace() / MEGABYTE, current, findings);
        return findings.result();
    }

    private static void heap(Memory now, MemoryLimits limits, Findings findings) {
        if (now.heapMax() <= 0) {
            findings.ok("The heap holds %d MB after garbage collection, and has no limit."
                    .formatted(now.heapKept() / MEGABYTE));
            return;
        }
        double percent = 100.0 * now.heapKept() / now.heapMax();
        String text = "The heap holds %d of at most %d MB (%.0f %%) after garbage collection"
                .formatted(now.heapKept() / MEGABYTE, now.heapMax() / MEGABYTE, percent);
        if (percent >= limits.heapCritical()) {
            findings.critical(
                    null,
                    text + ": the process is about to run out of memory. Restart it with a larger -Xmx, and look for"
                            + " what grows: widget:list shows what waits in mailboxes.");
        } else if (percent >= limits.heapWarn()) {
            findings.warn(null, text + ": it may need a larger -Xmx. widget:list shows what waits in mailboxes.");
        } else {
            findings.ok(text + ".");
        }
    }

    private static void metaspace(long megabytes, MemoryLimits limits, Findings findings) {
        String text = "Classes take %d MB".formatted(megabytes);
        if (limits.metaspaceCritical() > 0 && megabytes >= limits.metaspaceCritical()) {
            findings.critical(null, text + leak(limits.metaspaceCritical()));
        } else if (limits.metaspaceWarn() > 0 && megabytes >= limits.metaspaceWarn()) {
            findings.warn(null, text + leak(limits.metaspaceWarn()));
        } else {
            findings.ok(text + ".");
        }
    }

    private static String leak(int limit) {
        return ", %d MB or more: if that grows with each update of a widget, something keeps its old versions alive."
                .formatted(limit);
    }
}
