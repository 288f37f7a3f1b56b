package io.widgetry.shell.internal.command;

import io.widgetry.api.View;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Widgets, their instances and their subscriptions as text. */
final class WidgetTables {
    /** So much of a widget's id tells it from others, as a rule. */
    static final int NAME = 15;

    private WidgetTables() {}

    static String widgets(List<WidgetStatus> widgets, Times times) {
        Table table = Table.of(
                Column.text("WIDGET", NAME),
                Column.text("VERSION"),
                Column.whole("SCOPE"),
                Column.whole("STATE"),
                Column.number("INSTANCES"),
                Column.number("QUEUED"),
                Column.number("DELIVERED"),
                Column.number("FAILED"),
                Column.number("P99"));
        for (WidgetStatus widget : widgets) {
            table.row(
                    widget.widgetId(),
                    widget.version(),
                    small(widget.scope()),
                    state(widget, times),
                    widget.instances(),
                    widget.counters().queued(),
                    widget.counters().delivered(),
                    widget.counters().failed(),
                    took(widget.cost().percentile99()));
        }
        return table.toString();
    }

    /** The state, and for how long it has been so where that counts. */
    static String state(WidgetStatus widget, Times times) {
        return switch (widget.state()) {
            case STALLED, QUARANTINED -> small(widget.state()) + " " + times.roughlyAgo(widget.stateSince());
            case HEALTHY, SLOW, PROBING, FAILED, WAITING -> small(widget.state());
        };
    }

    /** How long callbacks took; empty if there were none. */
    static Optional<String> took(Duration duration) {
        return duration.isZero() ? Optional.empty() : Optional.of(Times.took(duration));
    }

    /** What the table does not say: what was lost, and where to read what is wrong. */
    static List<String> notes(List<WidgetStatus> widgets) {
        List<String> notes = new ArrayList<>();
        List<WidgetStatus> losers = widgets.stream()
                .filter(widget -> widget.counters().dropped() > 0)
                .toList();
        if (!losers.isEmpty()) {
            long dropped = losers.stream()
                    .mapToLong(widget -> widget.counters().dropped())
                    .sum();
            notes.add("%s dropped: %s."
                    .formatted(
                            Numbers.of(dropped, "occurrence was", "occurrences were"),
                            Noun.listed(losers.stream()
                                    .map(widget ->
                                            Numbers.text(widget.counters().dropped()) + " for " + widget.widgetId())
                                    .toList())));
        }
        List<String> remarkable = widgets.stream()
                .filter(widget -> !widget.diagnoses().isEmpty() || isInTrouble(widget.state()))
                .map(WidgetStatus::widgetId)
                .toList();
        if (!remarkable.isEmpty()) {
            notes.add("There is something to know about " + Noun.listed(remarkable) + ": widget:info tells it.");
        }
        return notes.stream()
                .flatMap(note -> Text.wrap(Text.clean(note), Text.WIDTH).stream())
                .toList();
    }

    private static boolean isInTrouble(WidgetState state) {
        return switch (state) {
            case STALLED, QUARANTINED, PROBING, FAILED -> true;
            case HEALTHY, SLOW, WAITING -> false;
        };
    }

    static String subscriptions(List<SubscriptionStatus> subscriptions) {
        Table table = Table.of(Column.text("EVENT"), Column.whole("SUBSCRIBED"), Column.number("INSTANCES"));
        subscriptions.forEach(each -> table.row(each.event(), how(each), each.instances()));
        return table.toString();
    }

    static String subscribers(List<WidgetStatus> widgets, Predicate<String> events) {
        record Subscriber(WidgetStatus widget, SubscriptionStatus subscription) {}
        Table table = Table.of(
                Column.text("EVENT"),
                Column.text("WIDGET"),
                Column.whole("SCOPE"),
                Column.whole("SUBSCRIBED"),
                Column.number("INSTANCES"));
        widgets.stream()
                .flatMap(widget -> widget.subscriptions().stream().map(each -> new Subscriber(widget, each)))
                .filter(each -> events.test(each.subscription().event()))
                .sorted(Comparator.comparing(each -> each.subscription().event()))
                .forEach(each -> table.row(
                        each.subscription().event(),
                        each.widget().widgetId(),
                        small(each.widget().scope()),
                        how(each.subscription()),
                        each.subscription().instances()));
        return table.isEmpty() ? "" : table.toString();
    }

    private static String how(SubscriptionStatus subscription) {
        return subscription.declared() ? "declared" : "by call";
    }

    static String instances(List<InstanceStatus> instances, Ids ids) {
        Table table = Table.of(
                Column.text("AGENT"),
                Column.whole("INTERACTION"),
                Column.whole("STATE"),
                Column.whole("BUSY"),
                Column.number("LAST"),
                Column.number("QUEUED"),
                Column.number("DELIVERED"),
                Column.number("FAILED"),
                Column.number("DROPPED"),
                Column.text("SHOWS"));
        for (InstanceStatus instance : instances) {
            table.row(
                    instance.agentId(),
                    instance.interactionId().map(ids::of),
                    small(instance.state()),
                    instance.busyFor().map(Times::text),
                    instance.lastSequence(),
                    instance.counters().queued(),
                    instance.counters().delivered(),
                    instance.counters().failed(),
                    instance.counters().dropped(),
                    instance.view().map(View::title));
        }
        return table.toString();
    }

    /** The context of an instance in a few words. */
    static String place(InstanceStatus instance) {
        List<String> parts = Stream.concat(
                        instance.agentId().stream(), instance.interactionId().map(Ids::abbreviate).stream())
                .toList();
        return parts.isEmpty() ? "the runtime" : String.join(" · ", parts);
    }

    static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
