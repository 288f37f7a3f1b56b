package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.bench.Bench;
import io.widgetry.benchmarks.bench.Bench.Turn;
import io.widgetry.benchmarks.bench.Ears;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Throughput, from publishing to the last callback: live interactions, two listeners bound to each and two for all. Peers
 * take turns in one process, each in a container of its own, so that the same code is compiled for each of them apart.
 */
final class Dispatch implements Row {
    static final String WIDGETRY = "Widgetry";
    static final String EVENT_ADMIN = "EventAdmin postEvent";
    static final String DISRUPTOR = "Disruptor + index";
    static final String DIRECT = "direct call + index";
    private static final int MANY = 100_000;
    /** Who looks listeners up: all others scan them, which takes minutes to set up and to warm up for so many. */
    private static final Set<String> INDEXED = Set.of(WIDGETRY, DISRUPTOR, DIRECT);

    private static final String NO_TIMEOUT = ";org.apache.felix.eventadmin.Timeout=0";

    /** What the report calls them, and what they are. */
    static Map<String, String> peers() {
        Map<String, String> peers = new LinkedHashMap<>();
        peers.put(WIDGETRY, "widgetry");
        peers.put(EVENT_ADMIN, "eventadmin-post");
        peers.put("EventAdmin postEvent, no time-out", "eventadmin-post" + NO_TIMEOUT);
        peers.put("EventAdmin sendEvent", "eventadmin-send");
        peers.put("EventAdmin sendEvent, no time-out", "eventadmin-send" + NO_TIMEOUT);
        peers.put("EventAdmin, a topic for each", "eventadmin-topics");
        peers.put("EventAdmin, topics, no time-out", "eventadmin-topics" + NO_TIMEOUT);
        peers.put("Aries Typed Event", "typedevent");
        peers.put("Guava EventBus", "guava");
        peers.put("MBassador", "mbassador");
        peers.put(DISRUPTOR, "disruptor");
        peers.put(DIRECT, "direct");
        return peers;
    }

    @Override
    public void run(Form form, Results results) throws Exception {
        List<Integer> populations = form.of(List.of(5), List.of(1, 1_000, MANY), List.of(1, 1_000, MANY));
        for (int population : populations) {
            measure(population, form, results);
        }
    }

    private record Contestant(String name, Container container, Bench bench, List<Turn> turns) {}

    private static void measure(int population, Form form, Results results) throws Exception {
        String at = String.format(java.util.Locale.ROOT, "M = %,d", population);
        long turn = TimeUnit.MILLISECONDS.toNanos(form.of(5, 200, 500));
        int rounds = form.of(1, 12, 25);
        List<Contestant> all = new ArrayList<>();
        try {
            for (Map.Entry<String, String> peer : peers().entrySet()) {
                boolean variant =
                        peer.getKey().startsWith("EventAdmin") && !peer.getKey().equals(EVENT_ADMIN);
                if (form == Form.SMOKE && variant
                        || form == Form.SHORT && population == MANY && !INDEXED.contains(peer.getKey())) {
                    continue;
                }
                long begin = System.nanoTime();
                Container container = Container.of(peer.getValue());
                Bench bench = new Bench(container.peer(), new Ears(population, 2, 2, List.of()));
                all.add(new Contestant(peer.getKey(), container, bench, new ArrayList<>()));
                results.add(Figure.once(peer.getKey(), at, "set up", (System.nanoTime() - begin) / 1e9, "s"));
            }
            for (int round = -Math.max(1, rounds / 3); round < rounds; round++) {
                for (Contestant one : all) {
                    Turn taken = one.bench().throughput(turn);
                    if (round >= 0) {
                        one.turns().add(taken);
                    }
                }
            }
            for (Contestant one : all) {
                one.bench().check();
                add(results, one, at, "events a second", Turn::rate, "1/s");
                add(results, one, at, "processor time for an event", Turn::cpu, "ns");
                add(results, one, at, "allocated for an event", Turn::allocated, "B");
            }
        } finally {
            for (Contestant one : all) {
                one.bench().close();
                one.container().close();
            }
        }
    }

    private static void add(
            Results results, Contestant one, String at, String what, ToDoubleFunction<Turn> of, String unit) {
        results.add(one.name(), at, what, one.turns().stream().mapToDouble(of).toArray(), unit);
    }
}
