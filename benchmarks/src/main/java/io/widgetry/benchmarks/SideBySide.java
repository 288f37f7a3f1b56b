package io.widgetry.benchmarks;

import io.widgetry.core.internal.dispatch.Settings;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Two floors in one process that take turns, a fraction of a second each: whatever else the machine does meanwhile does it
 * to both. What it prints are ratios of the one to the other, which are worth something on a machine that is not quiet, too.
 */
public final class SideBySide {
    private static final int PAIRS = 50;
    private static final int INTERACTIONS = 1_000;
    private static final int BLOCK = 400;
    private static final int WARM_UP_SHARE = 5;

    private final int pairs;
    private final int warmUp;
    private final int interactions;
    private final int block;

    /**
     * A comparison.
     *
     * @param pairs how many pairs of turns it takes
     * @param block how many updates a turn publishes at a steady rate, and in bursts
     */
    SideBySide(int pairs, int interactions, int block) {
        this.pairs = pairs;
        this.warmUp = Math.max(1, pairs / WARM_UP_SHARE);
        this.interactions = interactions;
        this.block = block;
    }

    /**
     * Compares each neighbour with a healthy one; a healthy one too, to show how far the rest can be trusted.
     *
     * @param args how many pairs of turns each comparison takes; 50 if there are none
     */
    public static void main(String[] args) {
        int pairs = args.length == 0 ? PAIRS : Integer.parseInt(args[0]);
        SideBySide comparison = new SideBySide(pairs, INTERACTIONS, BLOCK);
        print(String.format(
                "%-21s %25s   %6s %6s %6s   publisher's time, beside / undisturbed",
                "ratio", "processor", "p50", "p90", "p99"));
        for (Neighbour neighbour : Neighbour.values()) {
            print(comparison.publisher(neighbour));
        }
    }

    /** Compares the publisher's time beside a neighbour with that beside a healthy one. */
    String publisher(Neighbour neighbour) {
        try (Floor disturbed = new Floor(Settings.DEFAULT, interactions, neighbour);
                Floor quiet = new Floor(Settings.DEFAULT, interactions, Neighbour.HEALTHY)) {
            Turn beside = new Turn(disturbed, pairs + warmUp, block);
            Turn undisturbed = new Turn(quiet, pairs + warmUp, block);
            takeTurns(beside, undisturbed, turn -> {
                turn.pace(block);
                turn.bursts(block);
            });
            disturbed.check();
            quiet.check();
            double[] cpu = beside.cpuRatiosTo(undisturbed);
            ToDoubleFunction<Integer> ratio = of -> beside.micros(of) / undisturbed.micros(of);
            return String.format(
                    Locale.ROOT,
                    "%-21s %5.2f (half %.2f to %.2f)   %6.2f %6.2f %6.2f   processor %.1f / %.1f us, median %.0f / %.0f us, %d / %d bytes",
                    neighbour,
                    cpu[pairs / 2],
                    cpu[pairs / 4],
                    cpu[pairs * 3 / 4],
                    ratio.applyAsDouble(50),
                    ratio.applyAsDouble(90),
                    ratio.applyAsDouble(99),
                    beside.cpuMicros(),
                    undisturbed.cpuMicros(),
                    beside.micros(50),
                    undisturbed.micros(50),
                    beside.bytes(),
                    undisturbed.bytes());
        }
    }

    /** The one first and the other first, in turn; the first few turns are for warming up. */
    private void takeTurns(Turn one, Turn other, Consumer<Turn> work) {
        for (int i = -warmUp; i < pairs; i++) {
            if (i == 0) {
                one.forget();
                other.forget();
            }
            work.accept(i % 2 == 0 ? one : other);
            work.accept(i % 2 == 0 ? other : one);
        }
    }

    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    private static void print(String line) {
        System.out.println(line);
    }
}
