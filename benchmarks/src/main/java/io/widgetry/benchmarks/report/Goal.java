package io.widgetry.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a measurement is to reach.
 *
 * @param row which measurement
 * @param name what is compared
 * @param atLeast whether the limit is a floor, not a ceiling
 * @param limit the limit
 * @param unit of the limit; × for a ratio of two figures of one run
 * @param of finds it in a result
 */
record Goal(String row, String name, boolean atLeast, double limit, String unit, Function<Result, OptionalDouble> of) {
    private static final String OURS = "Widgetry";
    private static final String EVENT_ADMIN = "EventAdmin postEvent";
    private static final String RATE = "events a second";
    private static final String THOUSAND = "M = 1,000";

    boolean isReached(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    /** {@return whether it says something on whatever machine: not an amount, but how many times another one} */
    boolean isRatio() {
        return unit.equals("×");
    }

    /** {@return all of them} */
    static List<Goal> all() {
        List<Goal> all = new ArrayList<>();
        all.add(atLeast(
                "dispatch",
                "throughput at 1,000 interactions, as a ratio to EventAdmin's",
                100,
                ratio(OURS, THOUSAND, RATE, EVENT_ADMIN, THOUSAND, RATE)));
        all.add(atLeast(
                "dispatch",
                "the same, as a ratio to Disruptor + index",
                0.5,
                ratio(OURS, THOUSAND, RATE, "Disruptor + index", THOUSAND, RATE)));
        all.add(atMost(
                "dispatch",
                "cost of an event at 100,000 interactions, as a ratio to 1,000",
                4,
                "×",
                ratio(OURS, THOUSAND, RATE, OURS, "M = 100,000", RATE)));
        for (String rate : List.of("1,000", "10,000", "50,000")) {
            String at = THOUSAND + ", " + rate + "/s";
            all.add(atMost(
                    "latency",
                    "99 % at " + rate + " events a second, as a ratio to EventAdmin's",
                    0.1,
                    "×",
                    result -> keeps(result, at, ratio(OURS, at, "99 % of a turn", EVENT_ADMIN, at, "99 % of a turn"))));
        }
        all.add(atMost(
                "latency",
                "99 % at 10,000 events a second",
                200,
                "µs",
                value(OURS, THOUSAND + ", 10,000/s", "99 % of a turn")));
        all.add(atMost(
                "isolation",
                "healthy widgets' 99 % beside three sick ones, as a ratio to undisturbed",
                1.2,
                "×",
                ratio(OURS, "17 healthy, 3 sick", "99 % of a turn", OURS, "20 healthy", "99 % of a turn")));
        all.add(atLeast(
                "ingest",
                "all samples together: as fast as Jackson alone",
                0.7,
                value(OURS, "all samples", "as fast as Jackson")));
        all.add(atLeast("ingest", "the slowest of the samples: as fast as Jackson alone", 0.7, Goal::slowestSample));
        all.add(atLeast(
                "ingest",
                "a line to the callbacks of two widgets: as fast as Jackson alone",
                0.7,
                value(OURS, "to the widgets' callbacks", "as fast as Jackson")));
        all.add(atMost("memory", "an idle instance of a singleton widget", 600, "B", largest("singleton")));
        all.add(atMost("memory", "an idle instance of a prototype widget", 1_200, "B", largest("prototype")));
        for (String at : List.of("clean", "warm")) {
            all.add(atMost(
                    "start",
                    at + " start, as a ratio to bare Felix",
                    1.3,
                    "×",
                    ratio(OURS, at, "until ready", "bare Felix", at, "until ready")));
            all.add(atMost(
                    "start",
                    at + " start, as a ratio to Karaf minimal",
                    1 / 3.0,
                    "×",
                    ratio(OURS, at, "until ready", "Karaf minimal 4.4.8", at, "until ready")));
        }
        all.add(atMost(
                "deploy", "complete file to active widget, 95 %", 200, "ms", value(OURS, "", "file to active, 95 %")));
        all.add(atMost("deploy", "gap in delivery during an update, 95 %", 50, "ms", value(OURS, "", "gap, 95 %")));
        String most = "48,000 agents";
        all.add(atLeast(
                "day",
                "240,000 events a second in bursts: published of wanted",
                0.99,
                ratio("burst", most, "published", "burst", most, "wanted")));
        all.add(atMost("day", "99 % in bursts", 50, "ms", value("burst", most, "99 %")));
        all.add(atMost("day", "events lost", 0, "", value("after it", most, "dropped")));
        all.add(atMost(
                "overhead",
                "tracing, metering and supervision beside callbacks that do nothing: processor time, as a ratio to none",
                1.1,
                "×",
                value("ALL", "", "processor time, as a ratio to none")));
        all.add(atMost(
                "overhead",
                "the same beside callbacks that take 1 µs",
                1.1,
                "×",
                value("ALL", "callbacks of 1 µs", "processor time, as a ratio to none")));
        return all;
    }

    private static Goal atLeast(String row, String name, double limit, Function<Result, OptionalDouble> of) {
        return new Goal(row, name, true, limit, "×", of);
    }

    private static Goal atMost(
            String row, String name, double limit, String unit, Function<Result, OptionalDouble> of) {
        return new Goal(row, name, false, limit, unit, of);
    }

    private static Function<Result, OptionalDouble> value(String subject, String at, String what) {
        return result -> result.value(subject, at, what);
    }

    private static Function<Result, OptionalDouble> ratio(
            String subject, String at, String what, String toSubject, String toAt, String toWhat) {
        return result -> {
            OptionalDouble one = result.value(subject, at, what);
            OptionalDouble other = result.value(toSubject, toAt, toWhat);
            return one.isPresent() && other.isPresent()
                    ? OptionalDouble.of(one.getAsDouble() / other.getAsDouble())
                    : OptionalDouble.empty();
        };
    }

    /** Whoever cannot keep a rate has no time there that would mean anything, however bad the other one's is. */
    private static OptionalDouble keeps(Result result, String at, Function<Result, OptionalDouble> found) {
        boolean behind = result.notes().stream().anyMatch(note -> note.startsWith(OURS + " cannot keep " + at));
        return behind ? OptionalDouble.of(Double.POSITIVE_INFINITY) : found.apply(result);
    }

    private static OptionalDouble slowestSample(Result result) {
        return result.figures().stream()
                .filter(figure -> figure.what().equals("as fast as Jackson")
                        && figure.at().matches("[0-9]{2} .*"))
                .mapToDouble(Figure::value)
                .min();
    }

    /** With as many instances as were measured. */
    private static Function<Result, OptionalDouble> largest(String subject) {
        return result -> result.figures().stream()
                .filter(figure ->
                        figure.subject().equals(subject) && figure.what().equals("an instance"))
                .mapToDouble(Figure::value)
                .reduce((first, second) -> second);
    }
}
