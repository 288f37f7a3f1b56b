package io.widgetry.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Updates a second from publishing to the last callback: one agent, live interactions, four callbacks for each update. The
 * publisher does not run ahead of the widgets by more than their mailboxes hold, and each operation ends when the last
 * callback has returned. Tracing, metering and supervision are what a runtime does besides.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DispatchThroughput {
    /** How many updates an operation publishes before it waits for the last callback. */
    static final int BATCH = 20_000;

    /** All that is on its way may wait for one and the same widget, whose mailbox holds 1,024. */
    private static final int AHEAD = 200;

    private static final int LOOK_EVERY = 32;

    /** Whether the latest events' paths are kept, as many as by default, or none. */
    @Param({"true", "false"})
    private boolean tracing;

    /** Whether it is measured what widgets cost. */
    @Param({"true", "false"})
    private boolean metering;

    /** Whether slow, stalled and failing widgets are noticed. */
    @Param({"true", "false"})
    private boolean supervision;

    @Param("1000")
    private int interactions;

    private Floor floor;
    private int next;

    @Setup
    public void open() {
        floor = Floor.with(Extra.of(tracing, metering, supervision), interactions);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void updates() {
        for (int i = 0; i < BATCH; i++) {
            if (i % LOOK_EVERY == 0) {
                floor.await(AHEAD);
            }
            floor.publish(next);
            next = next + 1 == interactions ? 0 : next + 1;
        }
        floor.await(0);
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
