package io.widgetry.shell.internal.command;

import io.widgetry.api.View;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Widgets, their instances and their subscriptions as text. */
final class WidgetTables {
    private WidgetTables() {}

    static String widgets(List<WidgetStatus> widgets, Times times) {
        Table table = Table.of(
                Column.text("WIDGET"),
                Column.text("VERSION"),
                Column.whole("SCOPE"),
                Column.whole("STATE"),
                Column.number("INSTANCES"),
                Column.number("QUEUED"),
                Column.number("DELIVERED"),
                Column.number("FAILED"),
                Column.number("DROPPED"));
        for (WidgetStatus widget : widgets) {
            table.row(
                    widget.widgetId(),
                    widget.version(),
                    small(widget.scope()),
                    small(widget.state())
                            + (widget.state() == WidgetState.STALLED ? " " + times.ago(widget.stateSince()) : ""),
                    widget.instances(),
                    widget.counters().queued(),
                    widget.counters().delivered(),
                    widget.counters().failed(),
                    widget.counters().dropped());
        }
        return table.toString();
    }

    /** Where to read what is wrong. */
    static String diagnosed(List<String> widgets) {
        return "There is something to know about " + Noun.listed(widgets) + ": widget:info tells it.";
    }

    static String details(WidgetStatus widget, Times times) {
        return new Details()
                .row("Widget", widget.widgetId())
                .row("Bundle", "%s %s [%d]".formatted(widget.bundle(), widget.version(), widget.bundleId()))
                .row("Component", widget.component())
                .row(
                        "Scope",
                        small(widget.scope())
                                + (widget.prototype()
                                        ? ", an object for each context"
                                        : ", one object for all contexts"))
                .row("State", "%s since %s".formatted(small(widget.state()), times.at(widget.stateSince())))
                .row("Mailbox", mailbox(widget))
                .row("Queued", widget.counters().queued())
                .row(
                        "Delivered",
                        Numbers.text(widget.counters().delivered()) + ", "
                                + Numbers.text(widget.counters().failed()) + " of them failed")
                .row("Dropped", widget.counters().dropped())
                .row("Conflated", widget.counters().conflated())
                .row("Last failure", widget.lastFailure())
                .rows("To know", widget.diagnoses())
                .toString();
    }

    private static String mailbox(WidgetStatus widget) {
        return "%s for each instance; when it is full, the %s occurrence is dropped"
                .formatted(
                        Numbers.of(widget.capacity(), "event", "events"),
                        switch (widget.overflow()) {
                            case DROP_OLDEST -> "oldest";
                            case DROP_NEWEST -> "newest";
                        });
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
