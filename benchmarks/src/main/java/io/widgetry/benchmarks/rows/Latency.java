package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.bench.Bench;
import io.widgetry.benchmarks.bench.Bench.Lateness;
import io.widgetry.benchmarks.bench.Ears;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long after it is due an event is called back, at a steady rate that waits for nobody. Peers take turns; what one of
 * them could not keep up with is discarded with its container, so that nothing of it waits in the next turn.
 */
final class Latency implements Row {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final List<String> SOME = List.of(Dispatch.WIDGETRY, Dispatch.EVENT_ADMIN);
    private static final List<String> ALL = List.of(
            Dispatch.WIDGETRY,
            Dispatch.EVENT_ADMIN,
            "EventAdmin postEvent, no time-out",
            "EventAdmin, a topic for each",
            Dispatch.DISRUPTOR,
            Dispatch.DIRECT);
    static final List<Integer> RATES = List.of(1_000, 10_000, 50_000);

    @Override
    public void run(Form form, Results results) throws Exception {
        Map<String, String> peers = new LinkedHashMap<>();
        for (String name : form == Form.SMOKE ? SOME : ALL) {
            peers.put(name, Dispatch.peers().get(name));
        }
        for (int population : form.of(List.of(2), List.of(1_000), List.of(10, 1_000))) {
            for (int rate : form == Form.SMOKE ? RATES.subList(0, 1) : RATES) {
                measure(population, rate, peers, form, results);
            }
        }
    }

    static String at(int population, int rate) {
        return String.format(Locale.ROOT, "M = %,d, %,d/s", population, rate);
    }

    private static void measure(int population, int rate, Map<String, String> peers, Form form, Results results)
            throws Exception {
        long turn = TimeUnit.MILLISECONDS.toNanos(form.of(10, 1_500, 5_000));
        int rounds = form.of(1, 5, 12);
        Map<String, Seat> seats = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> peer : peers.entrySet()) {
                seats.put(peer.getKey(), new Seat(peer.getValue(), population));
            }
            for (Seat seat : seats.values()) {
                seat.warmUp(rate, turn, form);
            }
            for (int round = 0; round < rounds; round++) {
                for (Seat seat : seats.values()) {
                    seat.turn(rate, turn);
                }
            }
            seats.forEach((name, seat) -> seat.report(name, at(population, rate), results));
        } finally {
            for (Seat seat : seats.values()) {
                seat.close();
            }
        }
    }

    /** A peer's place in the round. */
    private static final class Seat {
        private final Histogram all = new Histogram(3);
        private final List<Double> turns = new ArrayList<>();
        private final Container container;
        private final Bench bench;
        private long due;
        private long heard;
        private boolean behind;

        Seat(String peer, int population) throws Exception {
            this.container = Container.of(peer);
            this.bench = new Bench(container.peer(), new Ears(population, 2, 2, List.of()));
        }

        /**
         * Until there is hardly anything left to compile, which takes a processor from whoever is measured. At the rate,
         * too: threads that wait in between run other code than threads that never do.
         */
        void warmUp(int rate, long turn, Form form) {
            long part = TimeUnit.MILLISECONDS.toNanos(form.of(2, 200, 400));
            untilCompiled(form.of(1, 20, 20), part, () -> bench.throughput(part));
            untilCompiled(form.of(1, 6, 6), turn, () -> {
                forget();
                turn(rate, turn);
            });
            if (!behind) { // else it has had its only turn
                forget();
            }
        }

        private void forget() {
            all.reset();
            turns.clear();
            due = 0;
            heard = 0;
        }

        private void untilCompiled(int most, long nanos, Runnable what) {
            long quiet = TimeUnit.NANOSECONDS.toMillis(nanos) / 50; // a fiftieth of the time
            long before = COMPILER.getTotalCompilationTime();
            for (int i = 0; i < most && !behind; i++) {
                what.run();
                long after = COMPILER.getTotalCompilationTime();
                if (after - before <= quiet) {
                    return;
                }
                before = after;
            }
        }

        void turn(int rate, long nanos) {
            if (behind) {
                return; // what it has not delivered yet would spoil the next turn, and it will not get better
            }
            Lateness late = bench.latency(rate, nanos, PATIENCE_NANOS);
            all.add(late.nanos());
            turns.add(late.nanos().getValueAtPercentile(99) / 1e3);
            due += late.due();
            heard += late.heard();
            // A rate that it cannot keep: what it has taken is worked off too late.
            behind = late.heard() < late.due() || late.nanos().getValueAtPercentile(50) > nanos / 4;
        }

        void report(String name, String at, Results results) {
            double[] each = turns.stream().mapToDouble(Double::doubleValue).toArray();
            results.add(name, at, "99 % of a turn", each, "µs");
            results.add(Figure.once(name, at, "50 %", all.getValueAtPercentile(50) / 1e3, "µs"));
            results.add(Figure.once(name, at, "99 %", all.getValueAtPercentile(99) / 1e3, "µs"));
            results.add(Figure.once(name, at, "99.9 %", all.getValueAtPercentile(99.9) / 1e3, "µs"));
            results.add(Figure.once(name, at, "longest", all.getMaxValue() / 1e3, "µs"));
            results.add(Figure.once(name, at, "called back", 100.0 * heard / due, "%"));
            if (behind) {
                results.note(name + " cannot keep " + at + ": what is published piles up, so it had one turn only.");
            }
        }

        void close() throws Exception {
            bench.close();
            container.close();
        }
    }
}
