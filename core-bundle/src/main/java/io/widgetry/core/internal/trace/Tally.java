package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How many instances of each widget there were beyond those of which an event's trace keeps an entry. */
final class Tally {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Map<String, AtomicIntegerArray> byWidget = new ConcurrentHashMap<>(4);

    void count(String widgetId, Outcome outcome) {
        AtomicIntegerArray counts = byWidget.get(widgetId);
        if (counts == null) {
            counts = byWidget.computeIfAbsent(widgetId, id -> new AtomicIntegerArray(OUTCOMES.length));
        }
        counts.incrementAndGet(outcome.ordinal());
    }

    /** {@return one line for each widget and outcome, by widget} */
    List<DeliveryTrace> shown() {
        List<DeliveryTrace> lines = new ArrayList<>();
        new TreeMap<>(byWidget).forEach((widgetId, counts) -> {
            for (Outcome outcome : OUTCOMES) {
                int count = counts.get(outcome.ordinal());
                if (count > 0) {
                    lines.add(line(widgetId, outcome, count));
                }
            }
        });
        return lines;
    }

    private static DeliveryTrace line(String widgetId, Outcome outcome, int count) {
        String reason = count == 1
                ? "one more of its deliveries ended so"
                : String.format("%,d more of its deliveries ended so", count);
        return new DeliveryTrace(
                widgetId, Optional.empty(), outcome, Duration.ZERO, Duration.ZERO, Optional.of(reason));
    }
}
