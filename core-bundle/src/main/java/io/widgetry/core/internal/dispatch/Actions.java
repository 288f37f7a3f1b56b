package io.widgetry.core.internal.dispatch;

import io.widgetry.api.InteractionState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.core.internal.state.InteractionSnapshot;
import io.widgetry.core.internal.state.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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

    private static final String INTERACTION_ID = "interactionId";

    private final Dispatcher dispatcher;
    private final Clicks clicks;
    private final List<Handler> registered = new CopyOnWriteArrayList<>();

    Actions(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.clicks = new Clicks(dispatcher.surroundings()::nanoTime);
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

    CompletionStage<ActionResult> perform(Asker asker, String name, Map<String, Object> arguments) {
        Workspace workspace = asker.workspace();
        if (workspace == null) {
            return refused(name + " needs an agent who is signed in: " + asker.homeless());
        }
        Optional<String> ungranted = dispatcher.settings().grants().refusal(asker.identity(), name);
        if (ungranted.isPresent()) {
            return refused(ungranted.get());
        }
        Snapshot now = workspace.state();
        Object named = arguments.get(INTERACTION_ID);
        Optional<String> interactionId = named != null ? Optional.of(named.toString()) : asker.interactionId();
        Map<String, Object> others = new HashMap<>(arguments);
        others.remove(INTERACTION_ID);
        Clicks.Begun begun = clicks.ask(
                new Clicks.Key(workspace.agentId(), workspace.since(), name, interactionId, others),
                asker.widgetId(),
                now.sequence());
        if (begun.isNew()) {
            Action action = new Action(name, workspace.agentId(), interactionId, asker.widgetId(), arguments);
            Optional<String> obstacle = ask(action, begun.click(), workspace, now);
            if (obstacle.isPresent()) {
                ActionResult refusal = ActionResult.refused(obstacle.get());
                clicks.refused(begun.click());
                begun.click().answer().complete(refusal); // somebody may have asked for the same meanwhile
                return CompletableFuture.completedFuture(refusal);
            }
        }
        CompletableFuture<ActionResult> told = new CompletableFuture<>();
        begun.click().answer().thenAccept(result -> asker.teller().accept(() -> told.complete(result)));
        return told;
    }

    /** Asks the source, or says why not. */
    private Optional<String> ask(Action action, Clicks.Click click, Workspace workspace, Snapshot now) {
        Optional<String> obstacle = obstacle(action.name(), now, action.interactionId());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        String source = action.interactionId()
                .map(now::find)
                .map(InteractionSnapshot::source)
                .orElse(workspace.source());
        Optional<Handler> handler = handler(source);
        handler.ifPresent(found -> call(found, action, result -> {
            clicks.answered(click, workspace.state().sequence());
            click.answer().complete(result);
        }));
        return handler.isPresent()
                ? Optional.empty()
                : Optional.of("no source carries out actions for events from " + source);
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

    /** The handler runs on a worker, and who is told the answer elsewhere: neither holds the other. */
    private void call(Handler handler, Action action, Consumer<ActionResult> answer) {
        OneTurn.run(
                dispatcher.pool(),
                handler.share(),
                () -> ask(handler.service(), action)
                        .whenComplete((result, thrown) ->
                                answer.accept(thrown == null && result != null ? result : failed(action, thrown))));
    }

    private static CompletionStage<ActionResult> ask(ActionHandler handler, Action action) {
        try {
            CompletionStage<ActionResult> answer = handler.handle(action);
            return answer == null ? CompletableFuture.completedFuture(null) : answer;
        } catch (RuntimeException | Error thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private static ActionResult failed(Action action, Throwable thrown) {
        return ActionResult.refused("the source failed to carry out " + action.name() + ": "
                + (thrown == null ? "it gave no answer" : Failures.describe(thrown)));
    }

    private static CompletionStage<ActionResult> refused(String reason) {
        return CompletableFuture.completedFuture(ActionResult.refused(reason));
    }
}
