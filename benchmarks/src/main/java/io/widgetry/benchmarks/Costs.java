package io.widgetry.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What tracing, metering and supervision cost, each alone and all of them, against none of them. Two floors in one process
 * take very short turns, so that whatever else the machine does is done to both; and since two of the same kind differ by
 * some per cent, as luck has it with memory, each round makes new ones. None against none shows how far all that helps.
 */
public final class Costs {
    private static final int ROUNDS = 40;
    private static final int PAIRS = 40;
    private static final int INTERACTIONS = 1_000;
    private static final int BATCH = 4_000;

    private final int rounds;
    private final int pairs;
    private final int interactions;
    private final int batch;
    private final long workNanos;

    /**
     * A comparison.
     *
     * @param rounds how many pairs of floors it takes
     * @param pairs how many pairs of turns each of them takes; half as many are for warming up
     * @param batch how many updates a turn publishes, as fast as the widgets follow
     * @param workNanos how long each callback has something to do
     */
    Costs(int rounds, int pairs, int interactions, int batch, long workNanos) {
        this.rounds = rounds;
        this.pairs = pairs;
        this.interactions = interactions;
        this.batch = batch;
        this.workNanos = workNanos;
    }

    /**
     * Compares.
     *
     * @param args how many rounds there are, 40 if it does not say; and which comparison, if not all
     */
    public static void main(String[] args) {
        Costs costs = new Costs(args.length == 0 ? ROUNDS : Integer.parseInt(args[0]), PAIRS, INTERACTIONS, BATCH, 0);
        costs.warmUp();
        Map<String, Set<Extra>> wanted = compared();
        if (args.length > 1) {
            wanted.keySet().retainAll(Set.of(args[1]));
        }
        print(costs.compare(wanted));
    }

    static Map<String, Set<Extra>> compared() {
        Map<String, Set<Extra>> all = new LinkedHashMap<>();
        all.put("NONE", EnumSet.noneOf(Extra.class));
        for (Extra extra : Extra.values()) {
            all.put(extra.name(), EnumSet.of(extra));
        }
        all.put("ALL", EnumSet.allOf(Extra.class));
        return all;
    }

    void warmUp() {
        round(EnumSet.allOf(Extra.class), true);
    }

    /**
     * What a comparison found, round by round.
     *
     * @param ratios processor time, as a ratio to that of none
     * @param nanos how much more that is for an update
     * @param bytes how much is allocated for an update
     * @param all processor time for an update
     */
    record Found(double[] ratios, double[] nanos, double[] bytes, double[] all) {}

    /** The same as {@link #compare}, as figures. */
    Map<String, Found> measure(Map<String, Set<Extra>> wanted) {
        Map<String, Found> found = new LinkedHashMap<>();
        rounds(wanted)
                .forEach((name, all) -> found.put(
                        name,
                        new Found(
                                sorted(all, round -> round.some.nanos() / round.none.nanos()),
                                sorted(all, round -> round.some.nanos() - round.none.nanos()),
                                sorted(all, round -> round.some.bytes()),
                                sorted(all, round -> round.some.nanos()))));
        return found;
    }

    private Map<String, Round[]> rounds(Map<String, Set<Extra>> wanted) {
        Map<String, Round[]> found = new LinkedHashMap<>();
        wanted.keySet().forEach(name -> found.put(name, new Round[rounds]));
        for (int i = 0; i < rounds; i++) {
            int round = i;
            wanted.forEach((name, extras) -> found.get(name)[round] = round(extras, round % 2 == 0));
        }
        return found;
    }

    /** Compares all with none, in turn. */
    String compare(Map<String, Set<Extra>> wanted) {
        Map<String, Round[]> found = rounds(wanted);
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s %-30s %-26s %s%n",
                "against none",
                "processor time",
                "nanoseconds for an update",
                "bytes for an update"));
        found.forEach((name, all) -> table.append(String.format(
                Locale.ROOT,
                "%-12s %-30s %+6.0f to %6.0f %10s %+5.0f to %6.0f%n",
                name,
                spread(all, round -> round.some.nanos() / round.none.nanos()),
                median(all, round -> round.some.nanos() - round.none.nanos()),
                median(all, round -> round.none.nanos()),
                "",
                median(all, round -> round.some.bytes() - round.none.bytes()),
                median(all, round -> round.none.bytes()))));
        return table.toString();
    }

    private record Round(Load some, Load none) {}

    private Round round(Set<Extra> extras, boolean first) {
        Floor one = Floor.withGate(first ? extras : EnumSet.noneOf(Extra.class), interactions, workNanos);
        try (one;
                Floor other = Floor.withGate(first ? EnumSet.noneOf(Extra.class) : extras, interactions, workNanos)) {
            Round round =
                    new Round(new Load(first ? one : other, batch, pairs), new Load(first ? other : one, batch, pairs));
            for (int i = -pairs / 2; i < pairs; i++) {
                if (i == 0) {
                    round.some.forget();
                    round.none.forget();
                }
                (i % 2 == 0 ? round.some : round.none).run();
                (i % 2 == 0 ? round.none : round.some).run();
            }
            one.check();
            other.check();
            return round;
        }
    }

    private static double[] sorted(Round[] rounds, ToDoubleFunction<Round> value) {
        return Arrays.stream(rounds).mapToDouble(value).sorted().toArray();
    }

    private static double median(Round[] rounds, ToDoubleFunction<Round> value) {
        return sorted(rounds, value)[(rounds.length - 1) / 2];
    }

    /** The median, and between what the middle half lies. */
    private static String spread(Round[] rounds, ToDoubleFunction<Round> value) {
        double[] sorted = sorted(rounds, value);
        int last = sorted.length - 1;
        return String.format(
                Locale.ROOT, "%.3f (half %.3f to %.3f)", sorted[last / 2], sorted[last / 4], sorted[last * 3 / 4]);
    }

    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    private static void print(String line) {
        System.out.println(line);
    }
}
