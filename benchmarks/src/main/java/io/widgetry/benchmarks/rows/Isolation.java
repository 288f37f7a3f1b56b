package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.bench.Bench;
import io.widgetry.benchmarks.bench.Bench.Lateness;
import io.widgetry.benchmarks.bench.Ears;
import io.widgetry.benchmarks.bench.Listener;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Twenty listeners that hear of all: how late the seventeen healthy ones are called when one of the others never returns,
 * one throws and one is slow, against three healthy ones in their places. Both set-ups of a peer take turns.
 */
final class Isolation implements Row {
    static final String UNDISTURBED = "20 healthy";
    static final String DISTURBED = "17 healthy, 3 sick";
    private static final int INTERACTIONS = 100;
    private static final int HEALTHY = 17;
    private static final int SICK = 3;
    private static final int RATE = 1_000;
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public void run(Form form, Results results) throws Exception {
        Map<String, String> peers = new LinkedHashMap<>();
        List<String> names = List.of(Dispatch.WIDGETRY, Dispatch.EVENT_ADMIN, "EventAdmin postEvent, no time-out");
        for (String name : form == Form.SMOKE ? names.subList(0, 1) : names) {
            peers.put(name, Dispatch.peers().get(name));
        }
        for (Map.Entry<String, String> peer : peers.entrySet()) {
            measure(peer.getKey(), peer.getValue(), form, results);
        }
    }

    private static void measure(String name, String peer, Form form, Results results) throws Exception {
        AtomicBoolean sick = new AtomicBoolean();
        CountDownLatch end = new CountDownLatch(1);
        try (Side undisturbed = new Side(peer, HEALTHY + SICK, List.of());
                Side disturbed = new Side(peer, HEALTHY, sick(sick, end))) {
            long turn = TimeUnit.MILLISECONDS.toNanos(form.of(20, 2_500, 5_000));
            // Each is in a container of its own, so its code is compiled for it alone: both warm up, while all are
            // well.
            for (int i = 0; i < form.of(1, 4, 4); i++) {
                undisturbed.bench.throughput(turn / 10);
                disturbed.bench.throughput(turn / 10);
            }
            sick.set(true);
            for (int round = 0; round < form.of(1, 8, 12); round++) {
                undisturbed.turn(turn, form);
                disturbed.turn(turn, form);
            }
            undisturbed.report(name, UNDISTURBED, results);
            disturbed.report(name, DISTURBED, results);
        } finally {
            end.countDown();
        }
    }

    /** One that never returns, one that throws, one that is slow, once they are sick. */
    private static List<Listener> sick(AtomicBoolean now, CountDownLatch end) {
        Listener stuck = payload -> {
            boolean over = false;
            while (!over) {
                try {
                    end.await();
                    over = true;
                } catch (InterruptedException ignored) {
                    // one that is stuck for good does not heed it
                    over = false;
                }
            }
        };
        Listener throwing = payload -> {
            throw new IllegalStateException("on purpose");
        };
        Listener slow = payload -> {
            long until = System.nanoTime() + SLOW_NANOS;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(SLOW_NANOS);
            }
        };
        return Stream.of(stuck, throwing, slow)
                .<Listener>map(one -> payload -> {
                    if (now.get()) {
                        one.hear(payload);
                    }
                })
                .toList();
    }

    private static final class Side implements AutoCloseable {
        private final Container container;
        private final Bench bench;
        private final Histogram all = new Histogram(3);
        private final List<Double> turns = new ArrayList<>();
        private long due;
        private long heard;

        Side(String peer, int healthy, List<Listener> sick) throws Exception {
            container = Container.of(peer);
            bench = new Bench(container.peer(), new Ears(INTERACTIONS, 0, healthy, sick));
        }

        void turn(long nanos, Form form) {
            Lateness late = bench.latency(RATE, nanos, TimeUnit.MILLISECONDS.toNanos(form.of(100, 500, 500)));
            all.add(late.nanos());
            due += late.due();
            heard += late.heard();
            if (late.heard() > 0) {
                turns.add(late.nanos().getValueAtPercentile(99) / 1e3);
            }
        }

        void report(String name, String at, Results results) {
            results.add(Figure.once(name, at, "called back", 100.0 * heard / due, "%"));
            if (heard > 0) {
                results.add(Figure.once(name, at, "50 %", all.getValueAtPercentile(50) / 1e3, "µs"));
                results.add(Figure.once(name, at, "99 %", all.getValueAtPercentile(99) / 1e3, "µs"));
                results.add(Figure.once(name, at, "99.9 %", all.getValueAtPercentile(99.9) / 1e3, "µs"));
                results.add(
                        name,
                        at,
                        "99 % of a turn",
                        turns.stream().mapToDouble(Double::doubleValue).toArray(),
                        "µs");
            }
        }

        @Override
        public void close() throws Exception {
            bench.close();
            container.close();
        }
    }
}
