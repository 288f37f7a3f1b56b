package io.widgetry.health.internal.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetStatus;
import java.time.Duration;
import java.util.List;

/**
 * How long callbacks take, as a summary: Micrometer has no meter for quantiles that somebody else has computed, and the
 * label {@code quantile} belongs to summaries alone.
 */
final class CallbackSummary implements Collector {
    static final String NAME = "widgetry_widget_callback_seconds";

    private volatile List<WidgetStatus> widgets = List.of();

    /** Shows these widgets and no others. */
    void show(List<WidgetStatus> now) {
        widgets = now;
    }

    /** The quantiles; null, which leaves the family out, if there is no widget. */
    @Override
    public MetricSnapshot collect() {
        List<WidgetStatus> now = widgets;
        if (now.isEmpty()) {
            return null;
        }
        SummarySnapshot.Builder summary =
                SummarySnapshot.builder().name(NAME).help("How long callbacks of the widget took in the last minute");
        now.forEach(widget -> summary.dataPoint(SummaryDataPointSnapshot.builder()
                .labels(Labels.of("widget", widget.widgetId()))
                .quantiles(quantiles(widget.cost()))
                .build()));
        return summary.build();
    }

    private static Quantiles quantiles(WidgetCost cost) {
        return Quantiles.of(
                new Quantile(0.5, seconds(cost.median())), new Quantile(0.99, seconds(cost.percentile99())));
    }

    /** Not a number where there was no callback: zero would look like very fast ones. */
    private static double seconds(Duration time) {
        return time.isZero() ? Double.NaN : Sample.seconds(time);
    }
}
