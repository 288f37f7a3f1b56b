package io.widgetry.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.core.internal.dispatch.Settings;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Two floors in one process that take turns, a tenth of a second each: whatever else the machine does meanwhile does it to
 * both. What it prints are ratios of the one to the other, which are worth something on a machine that is not quiet, too.
 */
public final class SideBySide {
    private static final int PAIRS = 60;
    private static final int INTERACTIONS = 1_000;
    private static final int BLOCK = 500;
    private static final int WARM_UP_SHARE = 6;
    private static final int AHEAD = 100;
    private static final int LOOK_EVERY = 32;
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 5_000;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int pairs;
    private final int warmUp;
    private final int interactions;
    private final int block;
    private final int batch;

    /**
     * A comparison.
     *
     * @param pairs how many pairs of turns it takes
     * @param block how many updates a turn publishes at a steady rate
     * @param batch how many it publishes as fast as it can
     */
    SideBySide(int pairs, int interactions, int block, int batch) {
        this.pairs = pairs;
        this.warmUp = Math.max(1, pairs / WARM_UP_SHARE);
        this.interactions = interactions;
        this.block = block;
        this.batch = batch;
    }

    /**
     * Compares tracing on with off, and then each neighbour with a healthy one.
     *
     * @param args how many pairs of turns each comparison takes; 60 if there are none
     */
    public static void main(String[] args) {
        int pairs = args.length == 0 ? PAIRS : Integer.parseInt(args[0]);
        SideBySide comparison = new SideBySide(pairs, INTERACTIONS, BLOCK, DispatchThroughput.BATCH);
        print(comparison.traces());
        print(String.format(
                "%n%-21s %26s %8s %8s %8s", "publisher's time", "p50 of pairs (quartiles)", "p50", "p90", "p99"));
        for (Neighbour neighbour : Neighbour.values()) {
            print(comparison.publisher(neighbour));
        }
    }

    /** Compares tracing on with off: the same updates, as fast as they go. */
    String traces() {
        Settings off = Settings.DEFAULT.withLimits(Settings.DEFAULT.limits().withTraces(0));
        Pairs wall = new Pairs();
        Pairs cpu = new Pairs();
        try (Floor with = new Floor(Settings.DEFAULT, interactions, null);
                Floor without = new Floor(off, interactions, null)) {
            for (int i = -warmUp; i < pairs; i++) {
                Cost first = throughput(i % 2 == 0 ? with : without);
                Cost second = throughput(i % 2 == 0 ? without : with);
                if (i >= 0) {
                    boolean swapped = i % 2 != 0;
                    wall.add(swapped ? second.wall() : first.wall(), swapped ? first.wall() : second.wall());
                    cpu.add(swapped ? second.cpu() : first.cpu(), swapped ? first.cpu() : second.cpu());
                }
            }
            with.check();
            without.check();
        }
        return String.format(
                "traces on / off, time of %,d updates: %s%n"
                        + "traces on / off, processor time:      %s%n"
                        + "processor time of an update with four callbacks: %.2f us with traces, %.2f us without",
                batch, wall, cpu, cpu.medianOfFirst() / batch / 1e3, cpu.medianOfSecond() / batch / 1e3);
    }

    private record Cost(long wall, long cpu) {}

    private Cost throughput(Floor floor) {
        long cpu = PROCESS.getProcessCpuTime();
        long began = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            if (i % LOOK_EVERY == 0) {
                floor.await(2 * AHEAD);
            }
            floor.publish(i % interactions);
        }
        floor.await(0);
        return new Cost(System.nanoTime() - began, PROCESS.getProcessCpuTime() - cpu);
    }

    /** Compares the publisher's time beside a neighbour with that beside a healthy one. */
    String publisher(Neighbour neighbour) {
        Pairs medians = new Pairs();
        Times beside = new Times((pairs + warmUp) * block);
        Times undisturbed = new Times((pairs + warmUp) * block);
        try (Floor one = new Floor(Settings.DEFAULT, interactions, neighbour);
                Floor other = new Floor(Settings.DEFAULT, interactions, Neighbour.HEALTHY)) {
            for (int i = -warmUp; i < pairs; i++) {
                publish(i % 2 == 0 ? one : other, i % 2 == 0 ? beside : undisturbed);
                publish(i % 2 == 0 ? other : one, i % 2 == 0 ? undisturbed : beside);
                if (i >= 0) {
                    medians.add(beside.median(block), undisturbed.median(block));
                } else {
                    beside.forget();
                    undisturbed.forget();
                }
            }
            one.check();
            other.check();
        }
        return String.format(
                "%-21s %26s %8.2f %8.2f %8.2f   %.0f / %.0f / %.0f us beside, %.0f / %.0f / %.0f us undisturbed",
                neighbour,
                medians,
                beside.percentile(50) / undisturbed.percentile(50),
                beside.percentile(90) / undisturbed.percentile(90),
                beside.percentile(99) / undisturbed.percentile(99),
                beside.percentile(50) / 1e3,
                beside.percentile(90) / 1e3,
                beside.percentile(99) / 1e3,
                undisturbed.percentile(50) / 1e3,
                undisturbed.percentile(90) / 1e3,
                undisturbed.percentile(99) / 1e3);
    }

    /** Publishes a block at a steady rate, and waits until it has been told. */
    private void publish(Floor floor, Times times) {
        long due = System.nanoTime();
        for (int i = 0; i < block; i++) {
            floor.await(AHEAD);
            due += PACE_NANOS;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            int interaction = (i * 2 + times.size() / block) % interactions;
            long began = System.nanoTime();
            PublishResult result = floor.send(interaction);
            times.add(System.nanoTime() - began);
            floor.sent(interaction, result);
        }
        floor.await(0);
    }

    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    private static void print(String line) {
        System.out.println(line);
    }
}
