package io.widgetry.benchmarks;

import io.widgetry.api.spi.PublishResult;
import io.widgetry.core.internal.dispatch.Settings;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a call of {@code publish} takes a publisher that publishes at a steady rate, beside widgets that behave one way
 * or another. It must not depend on how. What the healthy ones are told is checked at the end of each run: counts and order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PublisherTime {
    /** All that is on its way may wait for one and the same widget, half of whose mailbox messages may fill. */
    private static final int AHEAD = 100;

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    @Param
    private Neighbour beside;

    @Param("1000")
    private int interactions;

    /** Updates a second. */
    @Param("5000")
    private int rate;

    private Floor floor;
    private int interaction;
    private long due;
    private PublishResult result;

    @Setup
    public void open() {
        floor = new Floor(Settings.DEFAULT, interactions, beside);
        due = System.nanoTime();
    }

    /** Waits for the next update's time. The call is measured, not this. */
    @Setup(Level.Invocation)
    public void pace() {
        floor.await(AHEAD);
        due += TimeUnit.SECONDS.toNanos(1) / rate;
        long now = System.nanoTime();
        due = Math.max(due, now - LATE_NANOS);
        for (; now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    @Benchmark
    public PublishResult publish() {
        result = floor.send(interaction);
        return result;
    }

    @TearDown(Level.Invocation)
    public void note() {
        floor.sent(interaction, result);
        interaction = interaction + 1 == interactions ? 0 : interaction + 1;
    }

    @TearDown(Level.Trial)
    public void close() {
        try {
            floor.check();
        } finally {
            floor.close();
        }
    }
}
