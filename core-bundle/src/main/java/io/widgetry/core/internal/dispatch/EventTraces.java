package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.core.internal.trace.NanoTimes;
import io.widgetry.core.internal.trace.Outcomes;
import io.widgetry.core.internal.trace.Texts;
import io.widgetry.core.internal.trace.Trace;
import io.widgetry.core.internal.trace.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The events' paths, as operators see them. All that it costs, it costs when somebody asks. */
public final class EventTraces {
    private final Dispatcher dispatcher;
    private final Traces traces;
    private final NanoTimes times = new NanoTimes();
    private final WhyNot whyNot;

    public EventTraces(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.traces = dispatcher.traces();
        this.whyNot = new WhyNot(dispatcher, times);
    }

    /** {@return the latest events, newest first} */
    public List<EventTrace> latest(EventFilter filter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit must be at least 1, not " + limit);
        }
        List<Trace> wanted =
                traces.all().stream().filter(trace -> matches(trace, filter)).toList();
        Pending pending = new Pending(
                dispatcher.widgets(),
                instance -> filter.agentId().isEmpty()
                        || isIn(instance, filter.agentId().get()));
        Outcomes outcomes = traces.outcomes(new HashSet<>(wanted)::contains);
        return wanted.stream()
                .map(trace -> shown(trace, known(trace, pending, outcomes)))
                .filter(shown -> filter.widgetId().isEmpty()
                        || shown.deliveries().stream().anyMatch(isOf(filter.widgetId())))
                .limit(limit)
                .toList();
    }

    private static boolean matches(Trace trace, EventFilter filter) {
        return matches(filter.agentId(), trace.agentId())
                && matches(filter.interactionId(), trace.interactionId())
                && matches(filter.event(), trace.name());
    }

    private static boolean matches(Optional<String> wanted, String text) {
        return wanted.isEmpty() || Texts.cut(wanted.get()).equals(text);
    }

    /** {@return what became of an event, for those who did not get it too} */
    public Optional<EventTrace> explain(String event, Optional<String> widgetId) {
        return Optional.ofNullable(find(event)).map(trace -> explain(trace, widgetId));
    }

    private EventTrace explain(Trace trace, Optional<String> widgetId) {
        List<WidgetHost> widgets = dispatcher.widgets().stream()
                .filter(host -> widgetId.isEmpty() || widgetId.get().equals(host.id()))
                .sorted(Comparator.comparing(WidgetHost::id))
                .toList();
        List<DeliveryTrace> told = told(trace, widgets, widgetId);
        if (widgets.stream().anyMatch(host -> told.stream().noneMatch(isOf(Optional.of(host.id()))))) {
            // It may just be on its way into mailboxes, or from one version's into the next one's: under this lock.
            dispatcher.workspace(trace.agentId()).ifPresent(workspace -> workspace.locked(() -> {}));
            told.clear();
            told.addAll(told(trace, widgets, widgetId));
        }
        if (trace.rejection() == null) {
            for (WidgetHost host : widgets) {
                if (told.stream().noneMatch(isOf(Optional.of(host.id())))) {
                    told.add(filtered(host.id(), whyNot.of(trace, host)));
                }
            }
        }
        if (told.isEmpty() && widgetId.isPresent()) {
            told.add(filtered(widgetId.get(), whyNot.of(trace, widgetId.get())));
        }
        return shown(trace, told);
    }

    private List<DeliveryTrace> told(Trace trace, List<WidgetHost> widgets, Optional<String> widgetId) {
        Pending pending = new Pending(widgets, instance -> isIn(instance, trace.agentId()));
        Outcomes outcomes = traces.outcomes(other -> other == trace);
        return new ArrayList<>(
                known(trace, pending, outcomes).stream().filter(isOf(widgetId)).toList());
    }

    private static DeliveryTrace filtered(String widgetId, String reason) {
        return new DeliveryTrace(
                widgetId, Optional.empty(), Outcome.FILTERED, Duration.ZERO, Duration.ZERO, Optional.of(reason));
    }

    private static Predicate<DeliveryTrace> isOf(Optional<String> widgetId) {
        return delivery -> widgetId.isEmpty() || widgetId.get().equals(delivery.widgetId());
    }

    private static boolean isIn(Instance instance, String agentId) {
        return instance.workspace() == null
                || Texts.cut(instance.workspace().agentId()).equals(agentId);
    }

    /** What has become of an event, and where it still waits. Pending ones have been looked up before. */
    private static List<DeliveryTrace> known(Trace trace, Pending pending, Outcomes outcomes) {
        List<DeliveryTrace> ended = outcomes.of(trace);
        List<DeliveryTrace> open = pending.of(trace).stream()
                .filter(queued -> ended.stream().noneMatch(done -> isSameInstance(done, queued)))
                .toList();
        return Stream.of(ended, open).flatMap(Collection::stream).toList();
    }

    private static boolean isSameInstance(DeliveryTrace left, DeliveryTrace right) {
        return left.widgetId().equals(right.widgetId()) && left.interactionId().equals(right.interactionId());
    }

    private EventTrace shown(Trace trace, List<DeliveryTrace> deliveries) {
        return new EventTrace(
                trace.number(),
                trace.name(),
                trace.agentId(),
                Optional.ofNullable(trace.interactionId()),
                Optional.ofNullable(trace.source()),
                Optional.ofNullable(trace.id()),
                times.at(trace.at()),
                trace.sequence(),
                Optional.ofNullable(trace.rejection()),
                List.copyOf(deliveries),
                Optional.ofNullable(trace.sending())
                        .map(sending -> sending.sender().widgetId()));
    }

    /** A number, an agent's id and a number, or a source's id; null if there is no such trace. */
    private Trace find(String event) {
        Trace found = event.matches("[0-9]{1,18}") ? traces.find(Long.parseLong(event)) : null;
        if (found == null && event.matches("(?s).+/[0-9]{1,18}")) {
            int slash = event.lastIndexOf('/');
            found = traces.find(event.substring(0, slash), Long.parseLong(event.substring(slash + 1)));
        }
        return found != null ? found : findId(Texts.cut(event));
    }

    /** Of several with the same id the accepted one, of which the others are duplicates; else the latest. */
    private Trace findId(String id) {
        Trace latest = null;
        for (Trace trace : traces.all()) {
            if (id.equals(trace.id())) {
                if (trace.rejection() == null) {
                    return trace;
                }
                latest = latest == null ? trace : latest;
            }
        }
        return latest;
    }
}
