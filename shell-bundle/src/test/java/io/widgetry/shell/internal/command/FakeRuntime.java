package io.widgetry.shell.internal.command;

import io.widgetry.api.Product;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    final AtomicLong missed = new AtomicLong();
    final CountDownLatch watched = new CountDownLatch(1);
    final CountDownLatch unwatched = new CountDownLatch(1);
    private volatile EventFilter filter;
    private volatile boolean stopped;
    private volatile Consumer<ObservedEvent> listener;

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
                2);
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
}
