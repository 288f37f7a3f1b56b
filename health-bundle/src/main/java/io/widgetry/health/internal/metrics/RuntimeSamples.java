package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The core as a whole, in numbers. */
final class RuntimeSamples {
    private static final Family INFO =
            Family.gauge("widgetry.runtime.info", "1, with the product that the runtime runs as in its label");
    private static final Family STARTED = Family.gauge("widgetry.start.time", "When the core started, since 1970")
            .in("seconds");
    private static final Family ACCEPTED =
            Family.counter("widgetry.events.accepted", "Events that were accepted since the start");
    private static final Family DUPLICATES =
            Family.counter("widgetry.events.duplicates", "Events that were duplicates of earlier ones");
    private static final Family REJECTED = Family.counter("widgetry.events.rejected", "Events that were rejected");
    private static final Family WORKSPACES =
            Family.gauge("widgetry.workspaces", "Open workspaces, that is, signed-in agents");
    private static final Family INTERACTIONS = Family.gauge("widgetry.interactions", "Live interactions");
    private static final Family WIDGETS = Family.gauge("widgetry.widgets", "Deployed widgets");
    private static final Family INSTANCES = Family.gauge("widgetry.instances", "Widget instances");
    private static final Family WORKERS = Family.gauge("widgetry.workers", "Threads that deliver events");
    private static final Family BUSY =
            Family.gauge("widgetry.workers.busy", "Threads that deliver events and are in the code of a widget now");
    private static final Family ABANDONED = Family.gauge(
            "widgetry.threads.abandoned", "Threads that were given up because a callback on them does not return");
    private static final Family ABANDONED_LIMIT =
            Family.gauge("widgetry.threads.abandoned.limit", "How many threads may be given up at most");

    private RuntimeSamples() {}

    static List<Sample> of(RuntimeStatus status) {
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.of(INFO, 1, "product", status.product().id()));
        samples.add(Sample.of(STARTED, status.since().toEpochMilli() / 1e3));
        samples.add(Sample.of(ACCEPTED, status.accepted()));
        samples.add(Sample.of(DUPLICATES, status.duplicates()));
        for (Reason reason : Reason.values()) {
            samples.add(Sample.of(REJECTED, status.rejected().getOrDefault(reason, 0L), "reason", label(reason)));
        }
        samples.add(Sample.of(WORKSPACES, status.agents()));
        samples.add(Sample.of(INTERACTIONS, status.interactions()));
        samples.add(Sample.of(WIDGETS, status.widgets()));
        samples.add(Sample.of(INSTANCES, status.instances()));
        samples.add(Sample.of(WORKERS, status.workers()));
        samples.add(Sample.of(BUSY, status.busyWorkers()));
        samples.add(Sample.of(ABANDONED, status.abandonedThreads()));
        samples.add(Sample.of(ABANDONED_LIMIT, status.abandonedLimit()));
        return samples;
    }

    /** A constant as the value of a label. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
