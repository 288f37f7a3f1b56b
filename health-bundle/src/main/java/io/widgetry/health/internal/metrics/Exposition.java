package io.widgetry.health.internal.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Micrometer's registry for Prometheus, which is brought up to date each time that it is read. */
final class Exposition implements AutoCloseable {
    /** What {@link PrometheusMeterRegistry#scrape()} writes. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SampledMeters meters = new SampledMeters(registry);
    private final JvmMeters process = new JvmMeters(registry);
    private final CallbackSummary callbacks = new CallbackSummary();
    private final FeedTally feeds = new FeedTally();
    private final TransitionTally transitions;

    Exposition(TransitionTally transitions) {
        this.transitions = transitions;
        registry.getPrometheusRegistry().register(callbacks);
    }

    /** The text for a snapshot. One thread at a time. */
    String text(Snapshot now) {
        List<Sample> samples = new ArrayList<>();
        now.runtime().map(RuntimeSamples::of).ifPresent(samples::addAll);
        now.widgets().ifPresent(widgets -> {
            transitions.keep(widgets.stream().map(widget -> widget.widgetId()).collect(Collectors.toSet()));
            samples.addAll(WidgetSamples.of(widgets, transitions));
        });
        now.deployments().map(OtherSamples::deployments).ifPresent(samples::addAll);
        now.feeds().map(list -> OtherSamples.feeds(list, feeds)).ifPresent(samples::addAll);
        meters.show(samples);
        callbacks.show(now.widgets().orElse(List.of()));
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
