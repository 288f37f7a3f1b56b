package io.widgetry.health.internal.checks;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.health.internal.Sources;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.annotation.HealthCheckService;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the widgets fare, and whether there are threads left for the next one that hangs. */
@Component
@HealthCheckService(
        name = "widgets",
        tags = {"widgetry", "core"})
public final class WidgetsCheck implements HealthCheck {
    /** From this share of the limit on, in percent, given-up threads are worth a look. */
    private static final int MANY_ABANDONED = 75;

    private final Sources sources;

    @Activate
    public WidgetsCheck(@Reference Sources sources) {
        this.sources = sources;
    }

    @Override
    public Result execute() {
        Findings findings = new Findings();
        sources.runtime()
                .ifPresentOrElse(
                        core -> examine(core, findings),
                        () -> findings.critical(
                                null,
                                "There is no core: no event is accepted, and no widget is given any."
                                        + " lb tells whether the bundle io.widgetry.core is started."));
        return findings.result();
    }

    private static void examine(RuntimeAdmin core, Findings findings) {
        List<WidgetStatus> widgets = core.widgets();
        Map<String, WidgetTransition> latest = new HashMap<>();
        core.transitions().forEach(transition -> latest.put(transition.widgetId(), transition));
        for (WidgetStatus widget : widgets) {
            examine(widget, reason(widget, latest), findings);
        }
        threads(core.status(), findings);
        long healthy = widgets.stream()
                .filter(widget -> widget.state() == WidgetState.HEALTHY)
                .count();
        findings.ok(widgets.isEmpty() ? "No widget is deployed." : healthy(healthy, widgets.size()));
    }

    private static String healthy(long healthy, int all) {
        return healthy == all
                ? all == 1 ? "The widget is healthy." : "All " + all + " widgets are healthy."
                : healthy + " of " + all + " widgets " + (healthy == 1 ? "is" : "are") + " healthy.";
    }

    /** Why the widget is in its state, if the latest transition led to it. */
    private static Optional<String> reason(WidgetStatus widget, Map<String, WidgetTransition> latest) {
        return Optional.ofNullable(latest.get(widget.widgetId()))
                .filter(transition -> transition.to() == widget.state())
                .map(WidgetTransition::reason);
    }

    private static void examine(WidgetStatus widget, Optional<String> reason, Findings findings) {
        switch (widget.state()) {
            case HEALTHY -> {
                // nothing to say
            }
            case SLOW, PROBING, WAITING -> findings.warn(widget.stateSince(), WidgetTexts.of(widget, reason));
            case STALLED, QUARANTINED, FAILED -> findings.critical(since(widget), WidgetTexts.of(widget, reason));
        }
    }

    /** A stalled widget hangs since its callback began, which was before it counted as stalled. */
    private static Instant since(WidgetStatus widget) {
        return widget.stall()
                .filter(stall -> widget.state() == WidgetState.STALLED && !stall.returned())
                .map(Stall::since)
                .orElse(widget.stateSince());
    }

    private static void threads(RuntimeStatus status, Findings findings) {
        int abandoned = status.abandonedThreads();
        int limit = status.abandonedLimit();
        if (abandoned == 0) {
            return;
        }
        String count = "Threads given up because callbacks on them do not return: %d of at most %d."
                .formatted(abandoned, limit);
        if (abandoned >= limit) {
            findings.critical(
                    null,
                    count + " The next widget that hangs keeps its thread. Unless the callbacks return, only a restart"
                            + " brings the threads back.");
        } else if (abandoned * 100L >= (long) limit * MANY_ABANDONED) {
            findings.warn(null, count + " widget:history tells which widgets stalled; plan a restart.");
        } else {
            findings.ok(count);
        }
    }
}
