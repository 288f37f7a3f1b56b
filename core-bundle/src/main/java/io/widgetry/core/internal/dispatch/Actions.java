package io.widgetry.core.internal.dispatch;

import io.widgetry.api.InteractionState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.core.internal.state.InteractionSnapshot;
import io.widgetry.core.internal.state.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Brings actions to the source that owns the agent, where the capability for it is true. */
public final class Actions {
    /** Which capability an action on an interaction needs. An action that stands in neither table needs none. */
    private static final Map<String, String> ON_INTERACTION = Map.ofEntries(
            Map.entry("acceptInteraction", "canAccept"),
            Map.entry("endInteraction", "canEnd"),
            Map.entry("holdInteraction", "canHold"),
            Map.entry("unholdInteraction", "canUnhold"),
            Map.entry("finishInteraction", "canCompleteACW"),
            Map.entry("completeConference", "canConferenceComplete"),
            Map.entry("completeTransfer", "canTransferComplete"),
            Map.entry("consult", "canConsult"),
            Map.entry("singleStepTransfer", "canSingleStepTransfer"),
            Map.entry("singleStepTransferToService", "canSingleStepTransferToService"),
            Map.entry("singleStepConference", "canSingleStepConference"),
            Map.entry("sendDTMF", "canSendDtmf"),
            Map.entry("setDispositionCode", "canSetDispositionCode"),
            Map.entry("setWorkCode", "canSetWorkCode"),
            Map.entry("sendChatMessage", "canSendMessage"),
            Map.entry("sendRichMediaMessage", "canSendMessage"),
            Map.entry("sendEmailMessage", "canReply"));

    private static final Map<String, String> ON_AGENT = Map.of(
            "setAgentReady", "canSetReady",
            "setAgentNotReady", "canSetNotReady",
            "setAgentACW", "canSetAfterContactWork",
            "startWork", "canLogin",
            "finishWork", "canLogout");

    private final Dispatcher dispatcher;
    private final List<Handler> registered = new CopyOnWriteArrayList<>();

    Actions(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** A source's handler; the share keeps one that hangs from taking the workers that others need. */
    private record Handler(Object key, Set<String> sources, ActionHandler service, WorkerShare share) {}

    /** Adds a source's handler. */
    public void add(Object key, Set<String> sources, ActionHandler service) {
        registered.add(new Handler(
                key, sources, service, new WorkerShare(dispatcher.pool().shareLimit())));
    }

    /** Takes a handler away. */
    public void remove(Object key) {
        registered.removeIf(handler -> handler.key().equals(key));
    }

    CompletionStage<ActionResult> perform(Instance instance, String name, Map<String, Object> arguments) {
        Workspace workspace = instance.moment().workspace();
        if (workspace == null) {
            return refused(name + " needs an agent, and a runtime-scoped widget has one only inside a callback");
        }
        Snapshot now = workspace.state();
        Object named = arguments.get("interactionId");
        Optional<String> interactionId =
                named != null ? Optional.of(named.toString()) : Optional.ofNullable(instance.interactionId());
        Optional<String> obstacle = obstacle(name, now, interactionId);
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        String source =
                interactionId.map(now::find).map(InteractionSnapshot::source).orElse(workspace.source());
        return handler(source)
                .map(handler -> call(
                        instance,
                        handler,
                        new Action(
                                name,
                                workspace.agentId(),
                                interactionId,
                                instance.host().id(),
                                arguments)))
                .orElseGet(() -> refused("no source carries out actions for events from " + source));
    }

    private static Optional<String> obstacle(String name, Snapshot now, Optional<String> interactionId) {
        String onAgent = ON_AGENT.get(name);
        if (onAgent != null && !agentCapabilities(now).allows(onAgent)) {
            return Optional.of(name + " needs the agent's capability " + onAgent + ", which is not granted now");
        }
        String onInteraction = ON_INTERACTION.get(name);
        if (onInteraction == null) {
            return Optional.empty();
        }
        Optional<InteractionState> live = interactionId.flatMap(now::interaction);
        if (live.isEmpty()) {
            return Optional.of(name + " needs a live interaction");
        }
        boolean allowed = live.flatMap(InteractionState::interaction)
                .map(Interaction::capabilities)
                .filter(capabilities -> capabilities.allows(onInteraction))
                .isPresent();
        return allowed
                ? Optional.empty()
                : Optional.of(
                        name + " needs the interaction's capability " + onInteraction + ", which is not granted now");
    }

    private static Capabilities agentCapabilities(Snapshot now) {
        Capabilities told = now.capabilities();
        return told != Capabilities.NONE
                ? told
                : now.agentState().map(state -> state.capabilities()).orElse(Capabilities.NONE);
    }

    private Optional<Handler> handler(String source) {
        return registered.stream()
                .filter(handler -> handler.sources().contains(source))
                .findFirst()
                .or(() -> registered.stream()
                        .filter(handler -> handler.sources().isEmpty())
                        .findFirst());
    }

    /** The handler runs on a worker, what the widget does with the answer in a turn of its own: neither holds the other. */
    private CompletionStage<ActionResult> call(Instance instance, Handler handler, Action action) {
        CompletableFuture<ActionResult> answer = new CompletableFuture<>();
        run(
                handler.share(),
                () -> ask(handler.service(), action).whenComplete((result, thrown) -> {
                    ActionResult told = thrown == null && result != null ? result : failed(action, thrown);
                    instance.inbox().offer(() -> answer.complete(told));
                }));
        return answer;
    }

    private static CompletionStage<ActionResult> ask(ActionHandler handler, Action action) {
        try {
            return handler.handle(action);
        } catch (RuntimeException | Error thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private static ActionResult failed(Action action, Throwable thrown) {
        return ActionResult.refused("the source failed to carry out " + action.name() + ": "
                + (thrown == null ? "it gave no answer" : Failures.describe(thrown)));
    }

    private void run(WorkerShare share, Runnable code) {
        dispatcher.pool().begun();
        dispatcher.pool().submit(new OneTurn(share, code, dispatcher.pool()::ended));
    }

    private record OneTurn(WorkerShare share, Runnable code, Runnable after) implements Task {
        @Override
        public void turn() {
            try {
                code.run();
            } finally {
                after.run();
            }
        }
    }

    private static CompletionStage<ActionResult> refused(String reason) {
        return CompletableFuture.completedFuture(ActionResult.refused(reason));
    }
}
