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
            List<DeliveryView> deliveries) {
        static TraceView of(EventTrace trace) {
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
                    trace.deliveries().stream().map(DeliveryView::of).toList());
        }
    }
}
