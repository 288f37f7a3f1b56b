package io.widgetry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares the ratios of new results with those of recorded ones: {@code Guard NEW [RECORDED [TOLERANCE]]}. Amounts are not
 * compared: another machine, or other work on the same one, changes them. Ends with status 1 if a ratio got worse by more
 * than the tolerance, a quarter if none is given.
 */
public final class Guard {
    private static final double TOLERANCE = 0.25;

    private Guard() {}

    /** Compares and says what it found. */
    public static void main(String[] args) throws IOException {
        List<Result> now = Results.read(Path.of(args[0]));
        List<Result> before = Results.read(Path.of(args.length > 1 ? args[1] : "results"));
        double tolerance = args.length > 2 ? Double.parseDouble(args[2]) : TOLERANCE;
        int compared = 0;
        int worse = 0;
        for (Goal goal : Goal.all()) {
            OptionalDouble is = find(now, goal);
            OptionalDouble was = find(before, goal);
            if (goal.isRatio() && is.isPresent() && was.isPresent()) {
                compared++;
                boolean bad = isWorse(goal, was.getAsDouble(), is.getAsDouble(), tolerance);
                worse += bad ? 1 : 0;
                Results.print(String.format(
                        Locale.ROOT,
                        "%-6s %s: %s: %s, recorded %s",
                        bad ? "WORSE" : "ok",
                        goal.row(),
                        goal.name(),
                        Report.number(is.getAsDouble()),
                        Report.number(was.getAsDouble())));
            }
        }
        Results.print(compared + " ratios compared, " + worse + " worse by more than " + tolerance * 100 + " %");
        System.exit(worse > 0 || compared == 0 ? 1 : 0);
    }

    static boolean isWorse(Goal goal, double was, double is, double tolerance) {
        return goal.atLeast() ? is < was * (1 - tolerance) : is > was * (1 + tolerance);
    }

    private static OptionalDouble find(List<Result> results, Goal goal) {
        Optional<Result> result =
                results.stream().filter(one -> one.row().equals(goal.row())).findFirst();
        return result.map(goal.of()).orElse(OptionalDouble.empty());
    }
}
