package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import java.util.List;
import java.util.Optional;

/** The events' paths in a rig. */
final class Paths {
    private final EventTraces traces;

    Paths(Rig rig) {
        this.traces = new EventTraces(rig.dispatcher());
    }

    List<EventTrace> latest() {
        return traces.latest(EventFilter.ALL, Integer.MAX_VALUE);
    }

    List<EventTrace> latest(EventFilter filter) {
        return traces.latest(filter, Integer.MAX_VALUE);
    }

    EventTrace explained(String event) {
        return traces.explain(event, Optional.empty()).orElseThrow();
    }

    Optional<EventTrace> explain(String event, String widgetId) {
        return traces.explain(event, Optional.of(widgetId));
    }

    List<DeliveryTrace> of(long sequence, String widgetId) {
        return explain(AGENT + "/" + sequence, widgetId).orElseThrow().deliveries();
    }

    /** The only thing to say of an event and a widget. */
    DeliveryTrace only(long sequence, String widgetId) {
        List<DeliveryTrace> all = of(sequence, widgetId);
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.get(0);
    }

    List<Outcome> outcomes(long sequence, String widgetId) {
        return of(sequence, widgetId).stream().map(DeliveryTrace::outcome).toList();
    }

    /** Why a widget was not given an event. */
    String whyNot(long sequence, String widgetId) {
        DeliveryTrace only = only(sequence, widgetId);
        if (only.outcome() != Outcome.FILTERED) {
            throw new AssertionError(only.toString());
        }
        return only.reason().orElseThrow();
    }
}
