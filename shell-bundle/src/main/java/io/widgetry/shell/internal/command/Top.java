package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What the widgets cost, once or again and again. The shares are those of the time between two looks; at the first look,
 * of the time since the widgets were deployed.
 */
final class Top {
    private final RuntimeAdmin admin;
    private final Clock clock;
    private final TopColumn sort;
    private Map<String, Duration> before = Map.of();

    Top(RuntimeAdmin admin, Clock clock, TopColumn sort) {
        this.admin = admin;
        this.clock = clock;
        this.sort = sort;
    }

    /**
     * Draws again and again, until somebody presses a key.
     *
     * @param goesOn is asked before each look
     * @throws InterruptedException if the user does not want to see any more
     */
    void follow(Screen screen, Duration interval, BooleanSupplier goesOn) throws InterruptedException {
        boolean seen = true;
        while (seen && goesOn.getAsBoolean()) {
            seen = screen.draw(look().lines().toList()) && !screen.awaitKey(interval);
        }
    }

    /** One look. */
    String look() {
        List<WidgetStatus> widgets = admin.widgets();
        String summary = Text.cut(summary(widgets), Text.WIDTH);
        return summary + "\n\n" + (widgets.isEmpty() ? "No widget is deployed." : table(widgets));
    }

    private String summary(List<WidgetStatus> widgets) {
        RuntimeStatus status = admin.status();
        double rate =
                widgets.stream().mapToDouble(each -> each.cost().perSecond()).sum();
        long queued =
                widgets.stream().mapToLong(each -> each.counters().queued()).sum();
        List<String> parts = List.of(
                new Times(clock).at(clock.instant()),
                Numbers.of(widgets.size(), "widget", "widgets"),
                Numbers.perSecond(rate),
                Numbers.text(queued) + " queued",
                "workers " + RuntimeCommands.workers(status));
        return String.join("  ", parts);
    }

    private Table table(List<WidgetStatus> widgets) {
        Times times = new Times(clock);
        List<TopColumn> columns = List.of(TopColumn.values());
        Table table = Table.of(columns.stream().map(TopColumn::column).toArray(Column[]::new));
        rows(widgets).stream()
                .sorted(sort.order())
                .forEach(row -> table.row(
                        columns.stream().map(column -> column.cell(row, times)).toArray()));
        return table;
    }

    private List<TopRow> rows(List<WidgetStatus> widgets) {
        Map<String, Duration> now = new HashMap<>();
        widgets.forEach(widget -> now.put(widget.widgetId(), widget.cost().cpu()));
        Map<String, Long> used = new HashMap<>();
        now.forEach((id, cpu) -> used.put(id, used(before.getOrDefault(id, Duration.ZERO), cpu)));
        before = now;
        double all = used.values().stream().mapToLong(Long::longValue).sum();
        return widgets.stream()
                .map(widget -> new TopRow(
                        widget,
                        all == 0 ? OptionalDouble.empty() : OptionalDouble.of(used.get(widget.widgetId()) / all)))
                .toList();
    }

    /** A new version begins at zero. */
    private static long used(Duration then, Duration now) {
        return (now.compareTo(then) < 0 ? now : now.minus(then)).toNanos();
    }
}
