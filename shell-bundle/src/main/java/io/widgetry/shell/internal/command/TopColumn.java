package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The columns of {@code widget:top}: what stands in them, and which widgets come first when it is sorted by them. */
enum TopColumn {
    WIDGET,
    STATE,
    RATE,
    MEDIAN,
    P99,
    QUEUED,
    FAILED,
    FAILING,
    CPU,
    SHARE;

    /** What is worst comes first. */
    private static final List<WidgetState> BY_STATE = List.of(
            WidgetState.STALLED,
            WidgetState.QUARANTINED,
            WidgetState.PROBING,
            WidgetState.FAILED,
            WidgetState.SLOW,
            WidgetState.WAITING,
            WidgetState.HEALTHY);

    /** The columns as they are typed. */
    static List<String> names() {
        return Arrays.stream(values()).map(WidgetTables::small).toList();
    }

    Column column() {
        return switch (this) {
            case WIDGET -> Column.text(name(), WidgetTables.NAME);
            case STATE -> Column.whole(name());
            default -> Column.number(name());
        };
    }

    Object cell(TopRow row, Times times) {
        WidgetCost cost = row.widget().cost();
        return switch (this) {
            case WIDGET -> row.widget().widgetId();
            case STATE -> WidgetTables.state(row.widget(), times);
            case RATE -> Numbers.perSecond(cost.perSecond());
            case MEDIAN -> WidgetTables.took(cost.median());
            case P99 -> WidgetTables.took(cost.percentile99());
            case QUEUED -> row.widget().counters().queued();
            case FAILED -> row.widget().counters().failed();
            case FAILING -> Numbers.perSecond(cost.failuresPerSecond());
            case CPU -> WidgetTables.took(cost.cpu());
            case SHARE -> row.share().isPresent() ? Math.round(row.share().getAsDouble() * 100) + " %" : null;
        };
    }

    /** The largest first; those that are equal, by what they are given, then by name. */
    Comparator<TopRow> order() {
        Comparator<TopRow> byName = Comparator.comparing(row -> row.widget().widgetId());
        if (this == WIDGET) {
            return byName;
        }
        return Comparator.comparingDouble(this::weight)
                .thenComparingDouble(row -> row.widget().cost().perSecond())
                .reversed()
                .thenComparing(byName);
    }

    private double weight(TopRow row) {
        WidgetCost cost = row.widget().cost();
        return switch (this) {
            case WIDGET -> 0;
            case STATE -> -BY_STATE.indexOf(row.widget().state());
            case RATE -> cost.perSecond();
            case MEDIAN -> cost.median().toNanos();
            case P99 -> cost.percentile99().toNanos();
            case QUEUED -> row.widget().counters().queued();
            case FAILED -> row.widget().counters().failed();
            case FAILING -> cost.failuresPerSecond();
            case CPU -> cost.cpu().toNanos();
            case SHARE -> row.share().orElse(0);
        };
    }
}
