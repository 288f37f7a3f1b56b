package io.widgetry.health.internal.checks;

import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetStatus;
import java.time.Duration;
import java.util.Optional;

/** Says what is wrong with a widget: which one, what it does, where in its code, and what helps. */
final class WidgetTexts {
    private WidgetTexts() {}

    /**
     * A sentence or two.
     *
     * @param widget a widget that is not healthy
     * @param reason why it came into its state, a sentence; empty if that is not known any more
     */
    static String of(WidgetStatus widget, Optional<String> reason) {
        String name = "%s (%s %s)".formatted(widget.widgetId(), widget.bundle(), widget.version());
        return switch (widget.state()) {
            case HEALTHY -> name + " is healthy.";
            case SLOW -> name + " is slow: " + ended(reason.orElseGet(() -> costs(widget)));
            case STALLED -> name + " is stalled: " + ended(stalled(widget, reason));
            case QUARANTINED -> name + " is quarantined: " + quarantined(widget, reason);
            case PROBING ->
                name + " is probed with the next event that is for it, after a quarantine: "
                        + ended(widget.quarantine().map(Quarantine::reason).orElse("its reason is not known"))
                        + " widget:release " + widget.widgetId() + " lifts it at once.";
            case FAILED ->
                name + " could not be created: "
                        + ended(widget.lastFailure().orElse("its constructor or activation threw; see the log"));
            case WAITING ->
                "%s is not there: its mailboxes, with %d events, wait for a new version."
                        .formatted(name, widget.counters().queued());
        };
    }

    private static String costs(WidgetStatus widget) {
        return "99 of 100 callbacks take at most %s, the longest took %s"
                .formatted(
                        text(widget.cost().percentile99()), text(widget.cost().longest()));
    }

    private static String stalled(WidgetStatus widget, Optional<String> reason) {
        return widget.stall()
                .filter(stall -> !stall.returned())
                .map(stall -> stall.during() + place(stall) + " does not return" + line(stall))
                .or(() -> reason)
                .orElse("a callback does not return");
    }

    private static String quarantined(WidgetStatus widget, Optional<String> reason) {
        Optional<Quarantine> quarantine = widget.quarantine();
        String why = quarantine.map(Quarantine::reason).or(() -> reason).orElse("its reason is not known");
        // not of a stall that is over, and not twice: the core's reason may name the line itself
        String where = widget.stall()
                .filter(stall -> !stall.returned())
                .flatMap(Stall::line)
                .map(StackTraceElement::toString)
                .filter(line -> !why.contains(line))
                .map(line -> " It stood at " + line + ".")
                .orElse("");
        boolean probed = quarantine.flatMap(Quarantine::nextProbe).isPresent();
        return ended(why) + where
                + (probed ? " It will be probed by itself; " : " It is not probed by itself; ")
                + "widget:release " + widget.widgetId() + " lifts it, and so does an update.";
    }

    private static String place(Stall stall) {
        return stall.agentId().map(agent -> " of agent " + agent).orElse("")
                + stall.interactionId().map(id -> ", interaction " + id + ",").orElse("");
    }

    private static String line(Stall stall) {
        return stall.line().map(frame -> " from " + frame).orElse("");
    }

    private static String ended(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String text(Duration time) {
        return time.toMillis() + " ms";
    }
}
