package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths of events as text. */
final class TraceTexts {
    private static final String INDENT = "  ";

    private final Times times;

    TraceTexts(Times times) {
        this.times = times;
    }

    /** The latest at the end, where the prompt is. */
    String recent(List<EventTrace> latestFirst) {
        Table table = Table.of(
                Column.number("NUMBER"),
                Column.whole("TIME"),
                Column.text("EVENT"),
                Column.text("AGENT"),
                Column.whole("INTERACTION"),
                Column.number("NO"),
                Column.number("TO"),
                Column.text("TROUBLE"));
        Ids ids = new Ids(latestFirst.stream()
                .flatMap(trace -> trace.interactionId().stream())
                .toList());
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            EventTrace trace = latestFirst.get(i);
            table.row(
                    Long.toString(trace.number()), // as it is typed
                    times.exactly(trace.time()),
                    trace.name(),
                    trace.agentId(),
                    trace.interactionId().map(ids::of),
                    trace.rejection().isPresent() ? null : trace.sequence(),
                    trace.deliveries().size() - count(trace, Outcome.FILTERED),
                    trouble(trace));
        }
        return table.toString();
    }

    /** In a few words: {@code event:why} says more. */
    private static String trouble(EventTrace trace) {
        return trace.rejection().isPresent()
                ? "rejected"
                : Stream.of(Outcome.FAILED, Outcome.DROPPED, Outcome.QUEUED)
                        .filter(outcome -> count(trace, outcome) > 0)
                        .map(outcome -> Numbers.text(count(trace, outcome)) + " " + WidgetTables.small(outcome))
                        .collect(Collectors.joining(", "));
    }

    private static long count(EventTrace trace, Outcome outcome) {
        return trace.deliveries().stream()
                .filter(delivery -> delivery.outcome() == outcome)
                .count();
    }

    /**
     * One event: what it is, whether it was accepted, and a sentence for each widget.
     *
     * @param more what is to be said besides, by label
     */
    String why(EventTrace trace, Optional<String> widget, Map<String, String> more) {
        Details paths = new Details(Text.WIDTH - INDENT.length());
        List<DeliveryTrace> deliveries = trace.deliveries().stream()
                .sorted(Comparator.comparing(delivery -> delivery.outcome() == Outcome.FILTERED))
                .toList();
        deliveries.forEach(delivery -> paths.row(label(delivery, trace), sentence(delivery)));
        more.forEach(paths::row);
        List<String> lines = new ArrayList<>(List.of(headline(trace)));
        Text.wrap(Text.clean(admission(trace)), Text.WIDTH - INDENT.length()).forEach(line -> lines.add(INDENT + line));
        if (!deliveries.isEmpty() || !more.isEmpty()) {
            paths.toString().lines().forEach(line -> lines.add(INDENT + line));
        } else if (trace.rejection().isEmpty()) {
            lines.add(INDENT
                    + (widget.isPresent()
                            ? widget.get() + "  nothing is known of it"
                            : "reached nobody: no widget is deployed"));
        }
        return String.join("\n", lines);
    }

    private String headline(EventTrace trace) {
        List<String> parts =
                new ArrayList<>(List.of("event " + trace.number(), trace.name(), "agent " + trace.agentId()));
        trace.interactionId().ifPresent(id -> parts.add("interaction " + Ids.abbreviate(id)));
        parts.add(times.exactly(trace.time()));
        return Text.cut(Text.clean(String.join("  ", parts)), Text.WIDTH);
    }

    private String admission(EventTrace trace) {
        String from = trace.source().map(source -> " from " + source).orElse("")
                + trace.id().map(id -> " with the id " + id).orElse("");
        String when = times.exact(trace.time());
        return trace.rejection()
                .map(reason -> "rejected " + when + from + ": " + reason)
                .orElseGet(() -> told(trace) + " " + when + from + " as number " + trace.sequence());
    }

    private static String told(EventTrace trace) {
        return trace.sender()
                .map(widget -> "sent by widget " + widget)
                .orElse(trace.source().isPresent() ? "accepted" : "told by the runtime");
    }

    /** The widget; with the interaction where it alone would not tell which of its instances. */
    private static String label(DeliveryTrace delivery, EventTrace trace) {
        boolean several = trace.deliveries().stream()
                        .filter(other -> other.widgetId().equals(delivery.widgetId()))
                        .count()
                > 1;
        boolean other = delivery.interactionId().isPresent()
                && !delivery.interactionId().equals(trace.interactionId());
        return delivery.widgetId()
                + delivery.interactionId()
                        .filter(id -> several || other)
                        .map(id -> " " + Ids.abbreviate(id))
                        .orElse("");
    }

    private static String sentence(DeliveryTrace delivery) {
        String reason = delivery.reason().map(why -> ": " + why).orElse("");
        String waited = "queued for " + Times.took(delivery.queued());
        String ran = Times.took(delivery.handled());
        return switch (delivery.outcome()) {
            case QUEUED ->
                delivery.handled().isZero()
                        ? waited + " so far" + reason
                        : waited + ", being handled for " + ran + " so far" + reason;
            case HANDLED -> waited + ", handled in " + ran + reason;
            case FAILED -> waited + ", failed" + after(delivery.handled()) + orElse(reason, "its callback threw");
            case CONFLATED ->
                "conflated" + after(delivery.queued()) + orElse(reason, "it gave way to a later value of the same");
            case DROPPED -> "dropped" + after(delivery.queued()) + orElse(reason, "it could not be kept");
            case FILTERED -> "not delivered" + orElse(reason, "it was never meant for it");
        };
    }

    private static String after(Duration time) {
        return time.isZero() ? "" : " after " + Times.took(time);
    }

    private static String orElse(String reason, String otherwise) {
        return reason.isEmpty() ? ": " + otherwise : reason;
    }
}
