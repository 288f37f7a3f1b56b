package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.shell.internal.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of events on their way to browser widgets: which desktops could tell them, and no more. Traces end where
 * the pages begin.
 */
record BrowserPaths(BrowserWidgetAdmin admin, List<BrowserWidgetStatus> widgets) {

    /**
     * What there is now.
     *
     * @param admin null if there is none
     */
    static BrowserPaths of(BrowserWidgetAdmin admin) {
        return new BrowserPaths(admin, admin == null ? List.of() : admin.browserWidgets());
    }

    Stream<String> ids() {
        return widgets.stream().map(BrowserWidgetStatus::widgetId);
    }

    /** All browser widgets in a sentence; nothing if there are none, or nobody was to be told of the event. */
    Map<String, String> all(EventTrace trace) {
        long offered = widgets.stream().filter(each -> each.problem().isEmpty()).count();
        return offered == 0 || trace.rejection().isPresent()
                ? Map.of()
                : Map.of(
                        "in browsers",
                        Numbers.of(offered, "browser widget is", "browser widgets are") + " told by desktops: "
                                + desktops(trace) + "; what becomes of events there is not traced (web:widgets)");
    }

    /** One of them. */
    Map<String, String> one(EventTrace trace, String widgetId) {
        BrowserWidgetStatus widget = widgets.stream()
                .filter(each -> each.widgetId().equals(widgetId))
                .findFirst()
                .orElseThrow();
        if (trace.rejection().isPresent()) {
            return Map.of(widgetId, "not delivered: the event was not accepted, so no widget was given it");
        }
        return Map.of(
                widgetId,
                widget.problem()
                        .map(problem -> "a browser widget that is not offered: " + problem)
                        .orElseGet(() -> "a browser widget, told by desktops: " + desktops(trace) + "; "
                                + listening(widget, trace.name())
                                + "; what becomes of events there is not traced (web:widgets " + widgetId + ")"));
    }

    private String desktops(EventTrace trace) {
        int open = admin.openDesktops(trace.agentId());
        return open == 0
                ? "none of this agent is open now"
                : Numbers.text(open) + " of this agent " + (open == 1 ? "is open now" : "are open now");
    }

    private static String listening(BrowserWidgetStatus widget, String event) {
        int listening = widget.subscriptions().stream()
                .filter(each -> each.event().equals(event))
                .mapToInt(SubscriptionStatus::instances)
                .sum();
        return "of its " + Numbers.of(widget.frames(), "open frame", "open frames") + ", those of all agents, "
                + Numbers.text(listening) + (listening == 1 ? " listens to " : " listen to ") + event;
    }

    /** The trace without what the core concludes of widgets that it does not know. */
    EventTrace without(EventTrace trace) {
        return new EventTrace(
                trace.number(),
                trace.name(),
                trace.agentId(),
                trace.interactionId(),
                trace.source(),
                trace.id(),
                trace.time(),
                trace.sequence(),
                trace.rejection(),
                List.of(),
                trace.sender());
    }
}
