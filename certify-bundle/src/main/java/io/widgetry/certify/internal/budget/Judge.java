package io.widgetry.certify.internal.budget;

import io.widgetry.certify.internal.report.Cost;
import io.widgetry.certify.internal.report.Leaks;
import io.widgetry.certify.internal.report.Measured;
import io.widgetry.certify.internal.report.Reason;
import io.widgetry.certify.internal.report.Thrown;
import io.widgetry.certify.internal.report.Unreceivable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Compares what was measured with what is allowed. */
public final class Judge {
    private final Budgets budgets;
    private final List<Reason> reasons = new ArrayList<>();

    private Judge(Budgets budgets) {
        this.budgets = budgets;
    }

    /** {@return the budgets that it does not keep to, in the order of {@link Budget}; none if it passes} */
    public static List<Reason> reasons(Measured measured, Budgets budgets) {
        Judge judge = new Judge(budgets);
        judge.costs(measured);
        judge.behaviour(measured);
        judge.leaks(measured.leaks(), !measured.stalls().isEmpty());
        judge.asked(measured);
        return List.copyOf(judge.reasons);
    }

    private void costs(Measured measured) {
        List<Cost> costs = measured.costs();
        each(Budget.MEDIAN, costs, Cost::medianMillis);
        each(Budget.P99, costs, Cost::p99Millis);
        each(Budget.CPU, costs, Cost::cpuMillisPerDelivery);
        check(Budget.ALLOCATION, measured.allocatedPerDelivery() / 1024.0, List.of());
        check(Budget.INSTANCE, measured.bytesPerInstance() / 1024.0, List.of());
        each(Budget.QUEUE, costs, cost -> 100.0 * cost.queuePeak() / cost.capacity());
        each(Budget.DROPPED, costs, cost -> cost.dropped() + cost.conflated());
        if (measured.caughtUp()) {
            check(Budget.CATCH_UP, measured.catchUpMillis() / 1000.0, List.of());
        } else {
            reasons.add(new Reason(
                    Budget.CATCH_UP.key(),
                    "what waited was not worked off within " + text(budgets.limit(Budget.CATCH_UP)) + " s",
                    List.of()));
        }
    }

    private void behaviour(Measured measured) {
        check(Budget.THREADS, measured.leaks().threadsPeak(), List.of());
        check(Budget.FAILURES, lines(measured.failures()));
        check(Budget.STALLS, lines(measured.stalls()));
        check(Budget.FLOODS, measured.floods());
        check(
                Budget.UNRECEIVABLE,
                measured.unreceivable().stream()
                        .filter(Unreceivable::counts)
                        .map(each -> each.widget() + ": " + each.why())
                        .toList());
        check(Budget.UPDATE_LOST, measured.updateLost(), List.of());
        check(Budget.UPDATE_DOUBLED, measured.updateDoubled(), List.of());
        check(Budget.SLOW_DISK_DROPPED, measured.slowDiskDropped(), List.of());
    }

    private void leaks(Leaks leaks, boolean stalled) {
        check(Budget.LEAKED_CLASS_LOADERS, leaks.classLoaders(), List.of(why(leaks, stalled)));
        check(Budget.LEAKED_THREADS, leaks.threads());
        check(Budget.LEAKED_OBJECTS, leaks.objects());
        check(Budget.LEAKED_INSTANCES, leaks.instances(), List.of());
        check(Budget.LEAKED_MEMORY, leaks.bytesPerInteraction(), List.of());
    }

    private static String why(Leaks leaks, boolean stalled) {
        if (!leaks.threads().isEmpty()) {
            return "the threads that it left behind hold it";
        }
        return stalled
                ? "callbacks that have not returned hold it"
                : "something outside of the bundle holds it: a listener or a driver that was registered and not taken back,"
                        + " a shutdown hook, a ThreadLocal of a thread of the runtime's, a static field of a library";
    }

    private void asked(Measured measured) {
        check(Budget.SECRETS_SHOWN, measured.asked().secretsShown());
        beyond("secrets", measured.asked().secrets(), budgets.secrets());
        beyond("actions", measured.asked().actions().keySet(), budgets.actions());
    }

    private void beyond(String what, Collection<String> asked, Optional<List<String>> allowed) {
        List<String> more = asked.stream()
                .filter(each -> allowed.isPresent() && !allowed.get().contains(each))
                .sorted()
                .toList();
        if (!more.isEmpty()) {
            reasons.add(new Reason(what, "it asks for " + what + " that the budgets do not allow", more));
        }
    }

    private void each(Budget budget, List<Cost> costs, ToDoubleFunction<Cost> value) {
        List<String> beyond = costs.stream()
                .filter(cost -> value.applyAsDouble(cost) > budgets.limit(budget))
                .map(cost -> cost.widget() + ": " + text(value.applyAsDouble(cost)))
                .toList();
        check(budget, costs.stream().mapToDouble(value).max().orElse(0), beyond);
    }

    private void check(Budget budget, List<String> found) {
        check(budget, found.size(), found);
    }

    private void check(Budget budget, double value, List<String> details) {
        double limit = budgets.limit(budget);
        if (value > limit) {
            String unit = budget.unit().isEmpty() ? "" : " " + budget.unit();
            reasons.add(new Reason(budget.key(), text(value) + unit + ", allowed: " + text(limit) + unit, details));
        }
    }

    private static List<String> lines(List<Thrown> thrown) {
        return thrown.stream().map(Thrown::line).toList();
    }

    private static String text(double value) {
        return value == Math.rint(value) && value < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
    }
}
