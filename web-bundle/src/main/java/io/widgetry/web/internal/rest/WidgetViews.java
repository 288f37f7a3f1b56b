package io.widgetry.web.internal.rest;

import static io.widgetry.web.internal.rest.RuntimeViews.millis;
import static io.widgetry.web.internal.rest.RuntimeViews.text;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.web.internal.http.Nullable;
import io.widgetry.web.internal.rest.RuntimeViews.CountersView;
import java.util.List;
import java.util.Map;

/** Widgets, those of the container and those of browsers, as answers have them. */
final class WidgetViews {
    private WidgetViews() {}

    record SubscriptionView(String event, boolean declared, int instances) {
        static SubscriptionView of(SubscriptionStatus subscription) {
            return new SubscriptionView(subscription.event(), subscription.declared(), subscription.instances());
        }
    }

    /** What it costs; counts and times of the last minute, but busy and cpu since it was deployed. */
    record CostView(
            double perSecond,
            double failuresPerSecond,
            double medianMillis,
            double percentile99Millis,
            double longestMillis,
            double busyMillis,
            double cpuMillis) {
        static CostView of(WidgetCost cost) {
            return new CostView(
                    cost.perSecond(),
                    cost.failuresPerSecond(),
                    millis(cost.median()),
                    millis(cost.percentile99()),
                    millis(cost.longest()),
                    millis(cost.busy()),
                    millis(cost.cpu()));
        }
    }

    record StallView(
            @Nullable String agentId,
            @Nullable String interactionId,
            String during,
            long sequence,
            String since,
            double lastedMillis,
            boolean returned,
            @Nullable String line) {
        static StallView of(Stall stall) {
            return new StallView(
                    stall.agentId().orElse(null),
                    stall.interactionId().orElse(null),
                    stall.during(),
                    stall.sequence(),
                    text(stall.since()),
                    millis(stall.lasted()),
                    stall.returned(),
                    stall.line().map(StackTraceElement::toString).orElse(null));
        }
    }

    record QuarantineView(
            String reason, String since, @Nullable String nextProbe, int probes) {
        static QuarantineView of(Quarantine quarantine) {
            return new QuarantineView(
                    quarantine.reason(),
                    text(quarantine.since()),
                    quarantine.nextProbe().map(RuntimeViews::text).orElse(null),
                    quarantine.probes());
        }
    }

    record WidgetView(
            String widgetId,
            String bundle,
            long bundleId,
            String version,
            String scope,
            List<SubscriptionView> subscriptions,
            String state,
            String stateSince,
            int instances,
            int capacity,
            String overflow,
            CountersView counters,
            CountersView sinceDeployed,
            CostView cost,
            @Nullable StallView stall,
            @Nullable QuarantineView quarantine,
            @Nullable String lastFailure,
            List<String> diagnoses) {
        static WidgetView of(WidgetStatus widget) {
            return new WidgetView(
                    widget.widgetId(),
                    widget.bundle(),
                    widget.bundleId(),
                    widget.version(),
                    widget.scope().name(),
                    widget.subscriptions().stream().map(SubscriptionView::of).toList(),
                    widget.state().name(),
                    text(widget.stateSince()),
                    widget.instances(),
                    widget.capacity(),
                    widget.overflow().name(),
                    CountersView.of(widget.counters()),
                    CountersView.of(widget.sinceDeployed()),
                    CostView.of(widget.cost()),
                    widget.stall().map(StallView::of).orElse(null),
                    widget.quarantine().map(QuarantineView::of).orElse(null),
                    widget.lastFailure().orElse(null),
                    widget.diagnoses());
        }
    }

    record TransitionView(
            String widgetId, String bundle, String version, String from, String to, String time, String reason) {
        static TransitionView of(WidgetTransition transition) {
            return new TransitionView(
                    transition.widgetId(),
                    transition.bundle(),
                    transition.version(),
                    transition.from().name(),
                    transition.to().name(),
                    text(transition.time()),
                    transition.reason());
        }
    }

    record ReportView(
            String time,
            String kind,
            String agentId,
            @Nullable String interactionId,
            String text) {
        static ReportView of(BrowserReport report) {
            return new ReportView(
                    RuntimeViews.text(report.time()),
                    report.kind(),
                    report.agentId(),
                    report.interactionId().orElse(null),
                    report.text());
        }
    }

    record BrowserWidgetView(
            String widgetId,
            String bundle,
            long bundleId,
            String version,
            String name,
            String element,
            @Nullable String problem,
            boolean tokenGranted,
            int frames,
            List<SubscriptionView> subscriptions,
            Map<String, Long> reportCounts,
            List<ReportView> reports) {
        static BrowserWidgetView of(BrowserWidgetStatus widget) {
            return new BrowserWidgetView(
                    widget.widgetId(),
                    widget.bundle(),
                    widget.bundleId(),
                    widget.version(),
                    widget.name(),
                    widget.element(),
                    widget.problem().orElse(null),
                    widget.tokenGranted(),
                    widget.frames(),
                    widget.subscriptions().stream().map(SubscriptionView::of).toList(),
                    widget.reportCounts(),
                    widget.reports().stream().map(ReportView::of).toList());
        }
    }
}
