package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Floor;
import io.widgetry.certify.internal.report.Cost;
import io.widgetry.certify.internal.watch.Heap;
import io.widgetry.certify.internal.watch.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The measured load: agents who work at an even pace, and what the widgets take of time and memory. */
final class Load implements Bench.Part {
    /** What is less than this for all instances together cannot be told from the rest of the heap. */
    private static final long NOISE_BYTES = 100_000;

    /** For a few instances the rest of the heap counts for more. */
    private static final int FEW = 10;

    private static final long NOISE_OF_FEW = 5_000_000;

    private final Floor floor;
    private final List<String> wanted;
    private final long heapBefore;
    private List<Cost> costs = List.of();
    private long bytesPerInstance;
    private long allocatedPerDelivery;

    /**
     * A load.
     *
     * @param floor agents who are signed in; their instances are there
     * @param wanted what the widgets are told
     * @param heapBefore the heap with the same agents and without the widgets
     */
    Load(Floor floor, List<String> wanted, long heapBefore) {
        this.floor = floor;
        this.wanted = wanted;
        this.heapBefore = heapBefore;
    }

    @Override
    public String run(Bench bench) {
        bench.settle("");
        long taken = Heap.used() - heapBefore;
        int instances = bench.subject().instances();
        bytesPerInstance = taken < (instances < FEW ? NOISE_OF_FEW : NOISE_BYTES) ? 0 : taken / Math.max(1, instances);
        Map<String, Integer> counts = bench.subject().widgets().stream()
                .collect(Collectors.toMap(WidgetStatus::widgetId, WidgetStatus::instances));
        bench.observer().takeQueuePeaks();
        Map<Long, Long> allocated = Threads.allocatedByWorkers();
        long delivered = bench.subject().delivered();
        floor.work(bench.options().load(), wanted, () -> {
            bench.observer().look("");
            bench.observer().lookAtInstances();
            bench.threads().look();
        });
        bench.catchUp();
        long deliveries = bench.subject().delivered() - delivered;
        allocatedPerDelivery = deliveries == 0 ? 0 : since(allocated) / deliveries;
        Map<String, Long> peaks = bench.observer().takeQueuePeaks();
        costs = bench.subject().widgets().stream()
                .map(widget -> cost(
                        widget, counts.getOrDefault(widget.widgetId(), 0), peaks.getOrDefault(widget.widgetId(), 0L)))
                .toList();
        return floor.desks().size() + " agents";
    }

    /** Of threads that have ended meanwhile nothing is known. */
    private static long since(Map<Long, Long> before) {
        return Threads.allocatedByWorkers().entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .sum();
    }

    private static Cost cost(WidgetStatus widget, int instances, long peak) {
        Counters counters = widget.sinceDeployed();
        return new Cost(
                widget.widgetId(),
                widget.scope().name().toLowerCase(Locale.ROOT),
                instances,
                counters.delivered(),
                millis(widget.cost().median()),
                millis(widget.cost().percentile99()),
                millis(widget.cost().longest()),
                counters.delivered() == 0 ? 0 : millis(widget.cost().cpu()) / counters.delivered(),
                peak,
                widget.capacity(),
                counters.dropped(),
                counters.conflated());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    List<Cost> costs() {
        return costs;
    }

    long bytesPerInstance() {
        return bytesPerInstance;
    }

    long allocatedPerDelivery() {
        return allocatedPerDelivery;
    }
}
