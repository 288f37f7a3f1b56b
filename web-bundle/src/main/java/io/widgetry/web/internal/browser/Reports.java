package io.widgetry.web.internal.browser;

import io.widgetry.api.admin.BrowserReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What pages report of browser widgets. Safe for several threads. */
public final class Reports {
    /** What a report can be about. */
    public static final Set<String> KINDS =
            Set.of("error", "hung", "recovered", "unknown-method", "unknown-event", "load");

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int KEPT = 50;

    private static final class OfWidget {
        private final Map<String, Long> counts = new TreeMap<>();
        private final Deque<BrowserReport> latest = new ArrayDeque<>();
        private final Set<String> warned = new HashSet<>();
    }

    private final Map<String, OfWidget> byWidget = new HashMap<>();

    /** Keeps a report; the first of a kind of a version is a warning in the log. */
    public void add(BrowserWidget widget, BrowserReport report) {
        boolean first;
        synchronized (this) {
            OfWidget known = byWidget.computeIfAbsent(widget.id(), id -> new OfWidget());
            known.counts.merge(report.kind(), 1L, Long::sum);
            known.latest.add(report);
            if (known.latest.size() > KEPT) {
                known.latest.remove();
            }
            first = !report.kind().equals("recovered") && known.warned.add(widget.version() + " " + report.kind());
        }
        if (first) {
            LOG.warn(
                    "Browser widget {} {} of bundle {} reports \"{}\" from the desktop of agent {}, interaction {}:"
                            + " web:widgets {} tells more; further reports of this kind are only counted",
                    widget.id(),
                    widget.version(),
                    widget.bundle(),
                    report.kind(),
                    report.agentId(),
                    report.interactionId().orElse("-"),
                    widget.id());
        }
    }

    synchronized Map<String, Long> counts(String widgetId) {
        OfWidget known = byWidget.get(widgetId);
        return known == null ? Map.of() : Map.copyOf(known.counts);
    }

    synchronized List<BrowserReport> latest(String widgetId) {
        OfWidget known = byWidget.get(widgetId);
        return known == null ? List.of() : List.copyOf(known.latest);
    }
}
