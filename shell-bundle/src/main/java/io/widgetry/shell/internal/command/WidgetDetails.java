package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One widget in full. */
final class WidgetDetails {
    /** What overflows a stack has a thousand lines that say nothing new. */
    private static final int MOST_FRAMES = 40;

    private static final String NEXT_EVENT = "the next event that is for it is a probe";

    private WidgetDetails() {}

    static String of(WidgetStatus widget, Times times) {
        Details details = new Details()
                .row("Widget", widget.widgetId())
                .row("Bundle", "%s %s [%d]".formatted(widget.bundle(), widget.version(), widget.bundleId()))
                .row("Component", widget.component())
                .row(
                        "Scope",
                        WidgetTables.small(widget.scope())
                                + (widget.prototype()
                                        ? ", an object for each context"
                                        : ", one object for all contexts"))
                .row(
                        "State",
                        "%s since %s".formatted(WidgetTables.small(widget.state()), times.at(widget.stateSince())));
        widget.quarantine().ifPresent(quarantine -> details.rows("Quarantine", told(widget, quarantine, times)));
        widget.stall()
                .ifPresent(stall -> details.rows(stall.returned() ? "Last stall" : "Stall", told(stall, times))
                        .rows("Stack", stack(stall)));
        return details.rows("Cost", told(widget.cost()))
                .row("Mailbox", mailbox(widget))
                .row("Queued", widget.counters().queued())
                .row("Delivered", delivered(widget.counters()))
                .row("Dropped", widget.counters().dropped())
                .row("Conflated", widget.counters().conflated())
                .row("This version", thisVersion(widget.sinceDeployed()))
                .row("Last failure", widget.lastFailure())
                .rows("To know", widget.diagnoses())
                .toString();
    }

    private static List<String> told(WidgetStatus widget, Quarantine quarantine, Times times) {
        String probes = quarantine.probes() == 0
                ? ""
                : ", after " + Numbers.of(quarantine.probes(), "probe", "probes") + " in vain";
        String next = quarantine
                .nextProbe()
                .map(time -> next(time, times))
                .orElse(widget.state() == WidgetState.PROBING ? NEXT_EVENT : "it is not probed by itself");
        return List.of(
                quarantine.reason(),
                "since %s, for %s; %s"
                        .formatted(times.at(quarantine.since()), times.ago(quarantine.since()), next + probes),
                "widget:release %s lifts it at once; so does another version or configuration"
                        .formatted(widget.widgetId()));
    }

    private static String next(Instant probe, Times times) {
        return times.isOver(probe)
                ? NEXT_EVENT
                : "it is probed with one event from %s on, in %s".formatted(times.at(probe), times.until(probe));
    }

    private static List<String> told(Stall stall, Times times) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s, %s"
                .formatted(
                        stall.returned() ? "at" : "since",
                        times.at(stall.since()),
                        stall.returned()
                                ? "returned after " + Times.took(stall.lasted())
                                : "for " + Times.text(stall.lasted()) + ", and has not returned"));
        lines.add("during " + stall.during()
                + (stall.sequence() == 0 ? "" : ", number " + Numbers.text(stall.sequence()))
                + stall.agentId().map(agent -> ", agent " + agent).orElse("")
                + stall.interactionId()
                        .map(id -> ", interaction " + Ids.abbreviate(id))
                        .orElse(""));
        stall.line().ifPresent(line -> lines.add("at " + line));
        return lines;
    }

    private static List<String> stack(Stall stall) {
        List<String> frames = new ArrayList<>(stall.stack().stream()
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .toList());
        if (stall.stack().size() > MOST_FRAMES) {
            frames.add("and " + Numbers.text(stall.stack().size() - MOST_FRAMES) + " more");
        }
        return frames;
    }

    private static List<String> told(WidgetCost cost) {
        List<String> lines = new ArrayList<>();
        lines.add(
                cost.longest().isZero()
                        ? "no callback in the last minute"
                        : "%s in the last minute; a callback took %s (median), %s (99th percentile), %s (longest)"
                                .formatted(
                                        Numbers.perSecond(cost.perSecond()),
                                        Times.took(cost.median()),
                                        Times.took(cost.percentile99()),
                                        Times.took(cost.longest())));
        if (cost.failuresPerSecond() > 0) {
            lines.add(Numbers.perSecond(cost.failuresPerSecond()) + " of its callbacks failed");
        }
        if (!cost.busy().isZero()) {
            lines.add("its callbacks have been running for " + Times.took(cost.busy()) + " since it was deployed"
                    + (cost.cpu().isZero() ? "" : ", and used " + Times.took(cost.cpu()) + " of processor time"));
        }
        return lines;
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

    private static String delivered(Counters counters) {
        return Numbers.text(counters.delivered()) + ", " + Numbers.text(counters.failed()) + " of them failed";
    }

    private static String thisVersion(Counters counters) {
        return "%s delivered, %s of them failed; %s dropped, %s conflated"
                .formatted(
                        Numbers.text(counters.delivered()),
                        Numbers.text(counters.failed()),
                        Numbers.text(counters.dropped()),
                        Numbers.text(counters.conflated()));
    }
}
