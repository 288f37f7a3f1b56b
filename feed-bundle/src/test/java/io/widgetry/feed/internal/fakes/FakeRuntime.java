package io.widgetry.feed.internal.fakes;

import io.widgetry.api.Product;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A core that knows duplicates, rejects the types "rejected" and "stopping", and shows a monitor what it accepts. */
public final class FakeRuntime implements DataEventPublisher, RuntimeAdmin {
    /** When the event was accepted that has no time of its own. */
    public static final Instant ACCEPTED_AT = Instant.parse("2026-11-22T12:00:00Z");

    private final List<SourceEvent> accepted = new CopyOnWriteArrayList<>();
    private final List<FakeMonitor> monitors = new CopyOnWriteArrayList<>();
    private final List<ObservedEvent> heldBack = new ArrayList<>();
    private final Set<List<String>> known = new HashSet<>();
    private Consumer<SourceEvent> onPublish = event -> {};
    private boolean slow;

    /** What was accepted, in this order. */
    public List<SourceEvent> accepted() {
        return List.copyOf(accepted);
    }

    /** The ids of what was accepted, in this order. */
    public List<String> ids() {
        return accepted.stream().map(event -> event.id().orElse("-")).toList();
    }

    /** Has something done with each published event first, on the publisher's thread. */
    public synchronized void onPublish(Consumer<SourceEvent> action) {
        onPublish = action;
    }

    /** Lets monitors wait for their events until {@link #catchUp}. */
    public synchronized void fallBehind() {
        slow = true;
    }

    /** Shows monitors what they have waited for. */
    public synchronized void catchUp() {
        slow = false;
        heldBack.forEach(this::show);
        heldBack.clear();
    }

    /** The open monitors. */
    public List<FakeMonitor> monitors() {
        return monitors.stream().filter(FakeMonitor::isOpen).toList();
    }

    @Override
    public PublishResult publish(SourceEvent event) {
        Consumer<SourceEvent> first;
        synchronized (this) {
            first = onPublish;
        }
        first.accept(event);
        return take(event);
    }

    private synchronized PublishResult take(SourceEvent event) {
        if (event.type().equals("rejected")) {
            return PublishResult.rejected(Reason.NO_INTERACTION, "names no interaction");
        }
        if (event.type().equals("stopping")) {
            return PublishResult.rejected(Reason.STOPPING, "the runtime is stopping");
        }
        if (event.id().isPresent()
                && !known.add(List.of(event.source(), event.id().get()))) {
            return PublishResult.duplicate("known");
        }
        accepted.add(event);
        observe(event, Optional.of(masked(event)));
        observe(event, Optional.empty()); // the second name of one fact
        return PublishResult.accepted(accepted.size());
    }

    private static SourceEvent masked(SourceEvent event) {
        return event.type().equals("onSSOTokenRefreshEvent")
                ? SourceEvent.of(event.type(), event.agentId())
                        .from(event.source(), event.id().orElse(null))
                        .at(event.time().orElse(null))
                        .json("\"***\"")
                        .build()
                : event;
    }

    private void observe(SourceEvent event, Optional<SourceEvent> origin) {
        ObservedEvent observed = new ObservedEvent(
                event.type(),
                event.agentId(),
                event.interactionId(),
                accepted.size(),
                event.time().orElse(ACCEPTED_AT),
                origin,
                origin.flatMap(SourceEvent::json).orElse("null"),
                0,
                Optional.empty());
        if (slow) {
            heldBack.add(observed);
        } else {
            show(observed);
        }
    }

    private void show(ObservedEvent event) {
        monitors().forEach(monitor -> monitor.show(event));
    }

    @Override
    public EventMonitor monitor(EventFilter filter, int capacity, Consumer<ObservedEvent> listener) {
        FakeMonitor monitor = new FakeMonitor(listener);
        monitors.add(monitor);
        return monitor;
    }

    @Override
    public RuntimeStatus status() {
        return new RuntimeStatus(Product.AXP, Instant.EPOCH, 0, 0, 0, 0, accepted.size(), 0, Map.of(), 0, 0, 0, 0);
    }

    @Override
    public List<AgentStatus> agents() {
        return List.of();
    }

    @Override
    public Optional<WorkspaceState> workspace(String agentId) {
        return Optional.empty();
    }

    @Override
    public List<InteractionStatus> interactions() {
        return List.of();
    }

    @Override
    public List<WidgetStatus> widgets() {
        return List.of();
    }

    @Override
    public List<InstanceStatus> instances(String widgetId) {
        return List.of();
    }

    @Override
    public List<Grant> grants() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<WidgetTransition> transitions() {
        return List.of();
    }

    @Override
    public boolean release(String widgetId) {
        return false;
    }

    @Override
    public List<EventTrace> traces(EventFilter filter, int limit) {
        return List.of();
    }

    @Override
    public Optional<EventTrace> explain(String event, Optional<String> widgetId) {
        return Optional.empty();
    }
}
