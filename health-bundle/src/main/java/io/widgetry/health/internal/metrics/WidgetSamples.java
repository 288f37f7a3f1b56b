package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import java.util.ArrayList;
import java.util.List;

/** Each widget in numbers, under its id. */
final class WidgetSamples {
    private static final Family INFO =
            Family.gauge("widgetry.widget.info", "1, with the bundle, version and scope of the widget in its labels");
    private static final Family STATE = Family.gauge("widgetry.widget.state", "1 for the state of the widget, else 0");
    private static final Family INSTANCES = Family.gauge("widgetry.widget.instances", "Instances of the widget");
    private static final Family QUEUED =
            Family.gauge("widgetry.widget.queued", "Events that wait in mailboxes of the widget");
    private static final Family DELIVERED =
            Family.counter("widgetry.widget.delivered", "Events that were handed to the widget, failed ones included");
    private static final Family FAILED = Family.counter("widgetry.widget.failed", "Callbacks of the widget that threw");
    private static final Family DROPPED =
            Family.counter("widgetry.widget.dropped", "Occurrences that could not be kept for the widget");
    private static final Family CONFLATED =
            Family.counter("widgetry.widget.conflated", "State events that gave way to a later value");
    private static final Family BUSY = Family.counter(
                    "widgetry.widget.busy", "How long callbacks have been running since the widget was deployed")
            .in("seconds");
    private static final Family CPU = Family.counter(
                    "widgetry.widget.cpu",
                    "Processor time of callbacks since the widget was deployed, extrapolated from samples")
            .in("seconds");
    private static final Family TRANSITIONS =
            Family.counter("widgetry.widget.transitions", "How often the widget moved to a state");

    private WidgetSamples() {}

    static List<Sample> of(List<WidgetStatus> widgets, TransitionTally transitions) {
        List<Sample> samples = new ArrayList<>();
        for (WidgetStatus widget : widgets) {
            add(widget, samples);
            for (WidgetState state : WidgetState.values()) {
                samples.add(Sample.of(
                        TRANSITIONS,
                        transitions.count(widget.widgetId(), state),
                        "widget",
                        widget.widgetId(),
                        "to",
                        RuntimeSamples.label(state)));
            }
        }
        return samples;
    }

    private static void add(WidgetStatus widget, List<Sample> samples) {
        String id = widget.widgetId();
        samples.add(Sample.of(
                INFO,
                1,
                "widget",
                id,
                "bundle",
                widget.bundle(),
                "version",
                widget.version(),
                "scope",
                RuntimeSamples.label(widget.scope())));
        for (WidgetState state : WidgetState.values()) {
            double is = state == widget.state() ? 1 : 0;
            samples.add(Sample.of(STATE, is, "widget", id, "state", RuntimeSamples.label(state)));
        }
        Counters counters = widget.counters();
        samples.add(Sample.of(INSTANCES, widget.instances(), "widget", id));
        samples.add(Sample.of(QUEUED, counters.queued(), "widget", id));
        samples.add(Sample.of(DELIVERED, counters.delivered(), "widget", id));
        samples.add(Sample.of(FAILED, counters.failed(), "widget", id));
        samples.add(Sample.of(DROPPED, counters.dropped(), "widget", id));
        samples.add(Sample.of(CONFLATED, counters.conflated(), "widget", id));
        samples.add(Sample.of(BUSY, widget.cost().busy(), "widget", id));
        samples.add(Sample.of(CPU, widget.cost().cpu(), "widget", id));
    }
}
