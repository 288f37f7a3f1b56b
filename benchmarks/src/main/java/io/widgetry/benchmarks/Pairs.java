package io.widgetry.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What two that took turns needed, pair by pair. */
final class Pairs {
    private final List<Pair> all = new ArrayList<>();

    private record Pair(double first, double second) {}

    void add(double first, double second) {
        all.add(new Pair(first, second));
    }

    double medianOfFirst() {
        return quantile(Pair::first, 0.5);
    }

    double medianOfSecond() {
        return quantile(Pair::second, 0.5);
    }

    private double quantile(ToDoubleFunction<Pair> of, double share) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        return sorted[(int) ((sorted.length - 1) * share)];
    }

    /** The median of the ratios, and between which two values the middle half of them lies. */
    @Override
    public String toString() {
        ToDoubleFunction<Pair> ratio = pair -> pair.first() / pair.second();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", quantile(ratio, 0.5), quantile(ratio, 0.25), quantile(ratio, 0.75));
    }
}
