package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import java.util.List;
import java.util.Map;

/** What is known of some events: looked up together, since it takes a pass over all logs. */
public final class Outcomes {
    private final Map<Trace, List<Entry>> logged;

    Outcomes(Map<Trace, List<Entry>> logged) {
        this.logged = logged;
    }

    /** {@return what became of one of the events, in the order in which it became known} */
    public List<DeliveryTrace> of(Trace trace) {
        return trace.deliveries(logged.getOrDefault(trace, List.of()));
    }
}
