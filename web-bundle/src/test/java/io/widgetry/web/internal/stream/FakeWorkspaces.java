package io.widgetry.web.internal.stream;

import io.widgetry.api.DataEvents;
import io.widgetry.api.InteractionState;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.SourceEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** Workspaces as a core has them: events with numbers, a state, and a monitor that hears of them later. */
final class FakeWorkspaces {
    private static final Instant THEN = Instant.parse("2026-11-22T09:00:00Z");

    private static final class Workspace {
        private long sequence;
        private final Map<String, Boolean> interactions = new LinkedHashMap<>();
        private final Map<String, ObservedEvent> values = new LinkedHashMap<>();
    }

    // Guarded by this.
    private final Map<String, Workspace> open = new HashMap<>();
    private final Queue<ObservedEvent> monitored = new ArrayDeque<>();
    private final List<ObservedEvent> published = new ArrayList<>();
    private long missed;
    private boolean monitorOpen = true;
    private boolean losing;

    private volatile Consumer<ObservedEvent> listener;

    RemoteWidgets remote() {
        return proxy(RemoteWidgets.class, (self, method, arguments) -> switch (method.getName()) {
            case "retained" -> retained((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @SuppressWarnings("unchecked") // the third argument of monitor()
    RuntimeAdmin admin() {
        return proxy(RuntimeAdmin.class, (self, method, arguments) -> {
            if (!method.getName().equals("monitor")) {
                throw new UnsupportedOperationException(method.getName());
            }
            listener = (Consumer<ObservedEvent>) arguments[2];
            synchronized (this) {
                monitorOpen = true;
            }
            return new Monitor();
        });
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Monitor implements EventMonitor {
        @Override
        public long missed() {
            synchronized (FakeWorkspaces.this) {
                return missed;
            }
        }

        @Override
        public boolean isOpen() {
            synchronized (FakeWorkspaces.this) {
                return monitorOpen;
            }
        }

        @Override
        public void close() {
            breakMonitor();
        }
    }

    synchronized void breakMonitor() {
        monitorOpen = false;
        monitored.clear();
    }

    /** From now on the monitor misses events, or hears of them again. */
    synchronized void lose(boolean now) {
        losing = now;
    }

    /** Publishes an event that is about no interaction. */
    synchronized long publish(String agentId, String name, String json) {
        return emit(agentId, name, null, json, null);
    }

    /** Publishes an event of an interaction, which appears with it. */
    synchronized long publish(String agentId, String name, String interactionId, String json) {
        open.computeIfAbsent(agentId, agent -> new Workspace()).interactions.putIfAbsent(interactionId, false);
        return emit(agentId, name, interactionId, json, null);
    }

    /** Ends an interaction. */
    synchronized void end(String agentId, String interactionId, boolean afterContactWork) {
        Workspace workspace = open.get(agentId);
        workspace.interactions.put(interactionId, afterContactWork);
        SourceEvent origin = SourceEvent.of(DataEvents.INTERACTION_ENDED, agentId)
                .interaction(interactionId)
                .afterContactWork(afterContactWork)
                .build();
        ended(agentId, interactionId, origin);
        if (!afterContactWork) {
            close(workspace, interactionId);
        }
    }

    private void ended(String agentId, String interactionId, SourceEvent origin) {
        emit(agentId, DataEvents.INTERACTION_ENDED, interactionId, "{\"state\":\"ACTIVE\"}", origin);
        emit(agentId, DataEvents.ANY_INTERACTION_ENDED, interactionId, "{\"state\":\"ACTIVE\"}", null);
    }

    private static void close(Workspace workspace, String interactionId) {
        workspace.interactions.remove(interactionId);
        workspace.values.keySet().removeIf(key -> key.endsWith("/" + interactionId));
    }

    /** Closes an interaction, as the control event does. */
    synchronized void closeInteraction(String agentId, String interactionId) {
        Workspace workspace = open.get(agentId);
        observe(event(SourceEvent.INTERACTION_CLOSED, agentId, interactionId, 0, "null", null));
        if (!workspace.interactions.get(interactionId)) {
            ended(agentId, interactionId, null);
        }
        close(workspace, interactionId);
    }

    /** Signs an agent out: the state, the ends of all interactions, and no word more. */
    synchronized void signOut(String agentId) {
        emit(agentId, DataEvents.AGENT_STATE, null, "{\"currentState\":\"LOGGED_OUT\"}", null);
        open.get(agentId).interactions.forEach((id, afterContactWork) -> {
            if (!afterContactWork) {
                ended(agentId, id, null);
            }
        });
        open.remove(agentId);
    }

    private long emit(String agentId, String name, String interactionId, String json, SourceEvent origin) {
        Workspace workspace = open.computeIfAbsent(agentId, agent -> new Workspace());
        ObservedEvent event = event(name, agentId, interactionId, ++workspace.sequence, json, origin);
        if (!name.equals(DataEvents.MESSAGE)) {
            workspace.values.put(name + "/" + interactionId, event);
        }
        observe(event);
        return workspace.sequence;
    }

    private static ObservedEvent event(
            String name, String agentId, String interactionId, long sequence, String json, SourceEvent origin) {
        return new ObservedEvent(
                name,
                agentId,
                Optional.ofNullable(interactionId),
                sequence,
                THEN,
                Optional.ofNullable(origin),
                json,
                0,
                Optional.empty());
    }

    private void observe(ObservedEvent event) {
        published.add(event);
        if (losing) {
            missed++;
        } else {
            monitored.add(event);
        }
    }

    /** Lets the monitor hear of so many events. */
    int hear(int atMost) {
        int heard = 0;
        for (; heard < atMost; heard++) {
            ObservedEvent next;
            synchronized (this) {
                next = monitored.poll();
            }
            if (next == null) {
                break;
            }
            listener.accept(next);
        }
        return heard;
    }

    /** Lets the monitor hear of all events. */
    void hear() {
        hear(Integer.MAX_VALUE);
    }

    synchronized long sequence(String agentId) {
        return open.get(agentId).sequence;
    }

    private synchronized Optional<RetainedState> retained(String agentId) {
        Workspace workspace = open.get(agentId);
        if (workspace == null) {
            return Optional.empty();
        }
        long sequence = workspace.sequence;
        List<InteractionState> interactions = new ArrayList<>();
        workspace.interactions.forEach((id, afterContactWork) ->
                interactions.add(proxy(InteractionState.class, (self, method, none) -> switch (method.getName()) {
                    case "id" -> id;
                    case "afterContactWork" -> afterContactWork;
                    case "since" -> THEN;
                    default -> throw new UnsupportedOperationException(method.getName());
                })));
        WorkspaceState state =
                proxy(WorkspaceState.class, (self, method, none) -> stateOf(method, sequence, interactions));
        return Optional.of(new RetainedState(state, THEN, List.copyOf(workspace.values.values())));
    }

    private static Object stateOf(Method method, long sequence, List<InteractionState> interactions) {
        return switch (method.getName()) {
            case "sequence" -> sequence;
            case "interactions" -> interactions;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
