package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.web.internal.http.Nullable;
import java.util.List;

/** The paths of events, as answers have them. */
final class TraceViews {
    private TraceViews() {}

    record DeliveryView(
            String widgetId,
            @Nullable String interactionId,
            String outcome,
            double queuedMillis,
            double handledMillis,
            @Nullable String reason) {
        static DeliveryView of(DeliveryTrace delivery) {
            return new DeliveryView(
                    delivery.widgetId(),
                    delivery.interactionId().orElse(null),
                    delivery.outcome().name(),
                    RuntimeViews.millis(delivery.queued()),
                    RuntimeViews.millis(delivery.handled()),
                    delivery.reason().orElse(null));
        }
    }

    /**
     * Browser widgets, whose way no trace knows.
     *
     * @param widgets how many of them are offered
     * @param openDesktops how many desktops of the event's agent are open now, which tell them
     */
    record BrowserView(int widgets, int openDesktops) {}

    record TraceView(
            long number,
            String name,
            String agentId,
            @Nullable String interactionId,
            @Nullable String source,
            @Nullable String id,
            @Nullable String sender,
            String time,
            long sequence,
            @Nullable String rejection,
            List<DeliveryView> deliveries,
            @Nullable BrowserView browser) {
        static TraceView of(EventTrace trace) {
            return of(trace, null);
        }

        static TraceView of(EventTrace trace, BrowserView browser) {
            return new TraceView(
                    trace.number(),
                    trace.name(),
                    trace.agentId(),
                    trace.interactionId().orElse(null),
                    trace.source().orElse(null),
                    trace.id().orElse(null),
                    trace.sender().orElse(null),
                    RuntimeViews.text(trace.time()),
                    trace.sequence(),
                    trace.rejection().orElse(null),
                    trace.deliveries().stream().map(DeliveryView::of).toList(),
                    browser);
        }
    }
}
