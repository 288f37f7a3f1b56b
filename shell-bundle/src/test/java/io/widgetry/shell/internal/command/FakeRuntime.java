package io.widgetry.shell.internal.command;

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
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A core that tells what a test has put in, and whose events the test makes. */
final class FakeRuntime implements RuntimeAdmin {
    final List<AgentStatus> agents = new ArrayList<>();
    final Map<String, WorkspaceState> workspaces = new HashMap<>();
    final List<InteractionStatus> interactions = new ArrayList<>();
    final List<WidgetStatus> widgets = new ArrayList<>();
    final List<InstanceStatus> instances = new ArrayList<>();
    final List<WidgetTransition> transitions = new ArrayList<>();
    final List<Grant> grants = new ArrayList<>();
    final List<EventTrace> traces = new ArrayList<>();
    final List<Optional<String>> explained = new ArrayList<>();
    final Set<String> quarantined = new HashSet<>();
    final AtomicLong missed = new AtomicLong();
    final CountDownLatch watched = new CountDownLatch(1);
    final CountDownLatch unwatched = new CountDownLatch(1);
    private int abandoned;
    private Runnable onStatus = () -> {};
    private volatile EventFilter filter;
    private volatile boolean stopped;
    private volatile Consumer<ObservedEvent> listener;

    /** Has so many threads given up. */
    void abandon(int threads) {
        abandoned = threads;
    }

    /** Says what to do whenever somebody looks at the status. */
    void onStatus(Runnable action) {
        onStatus = action;
    }

    void happen(ObservedEvent event) {
        listener.accept(event);
    }

    /** What the last monitor wants to see. */
    EventFilter filter() {
        return filter;
    }

    /** Ends all monitors. */
    void stop() {
        stopped = true;
    }

    void awaitWatched() throws InterruptedException {
        if (!watched.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody watches");
        }
    }

    void awaitUnwatched() throws InterruptedException {
        if (!unwatched.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("still watched");
        }
    }

    @Override
    public RuntimeStatus status() {
        onStatus.run();
        return new RuntimeStatus(
                Product.AXP,
                Samples.NINE,
                2,
                3,
                8,
                1,
                1_204,
                3,
                Map.of(Reason.MALFORMED, 1L, Reason.NO_INTERACTION, 2L, Reason.LIMIT, 0L),
                8,
                2,
                abandoned,
                16);
    }

    @Override
    public List<AgentStatus> agents() {
        return agents;
    }

    @Override
    public Optional<WorkspaceState> workspace(String agentId) {
        return Optional.ofNullable(workspaces.get(agentId));
    }

    @Override
    public List<InteractionStatus> interactions() {
        return interactions;
    }

    @Override
    public List<WidgetStatus> widgets() {
        return widgets;
    }

    @Override
    public List<InstanceStatus> instances(String widgetId) {
        return instances.stream()
                .filter(instance -> instance.widgetId().equals(widgetId))
                .toList();
    }

    @Override
    public EventMonitor monitor(EventFilter wanted, int capacity, Consumer<ObservedEvent> consumer) {
        filter = wanted;
        listener = consumer;
        watched.countDown();
        return new EventMonitor() {
            @Override
            public long missed() {
                return missed.get();
            }

            @Override
            public boolean isOpen() {
                return !stopped;
            }

            @Override
            public void close() {
                unwatched.countDown();
            }
        };
    }

    @Override
    public List<WidgetTransition> transitions() {
        return transitions;
    }

    @Override
    public boolean release(String widgetId) {
        return quarantined.remove(widgetId);
    }

    @Override
    public List<Grant> grants() {
        return grants;
    }

    @Override
    public List<EventTrace> traces(EventFilter wanted, int limit) {
        filter = wanted;
        return traces.stream().limit(limit).toList();
    }

    @Override
    public Optional<EventTrace> explain(String event, Optional<String> widgetId) {
        explained.add(widgetId);
        return traces.stream()
                .filter(trace -> Long.toString(trace.number()).equals(event)
                        || trace.id().equals(Optional.of(event))
                        || (trace.agentId() + "/" + trace.sequence()).equals(event))
                .findFirst();
    }
}
