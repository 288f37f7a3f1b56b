package io.widgetry.core.internal.dispatch;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.ClientDetails;
import io.widgetry.api.Code;
import io.widgetry.api.DataEvent;
import io.widgetry.api.InteractionState;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetMetadata;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.core.internal.dispatch.Settings.CodeKind;
import io.widgetry.core.internal.state.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The page's verbs for one instance. */
final class InstanceApi implements WidgetApi {
    private final Instance instance;
    private final Dispatcher dispatcher;

    InstanceApi(Instance instance) {
        this.instance = instance;
        this.dispatcher = instance.dispatcher();
    }

    @Override
    public void onDataEvent(String event, Consumer<? super DataEvent> callback) {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(callback, "callback");
        if (instance.isAlive()) {
            dispatcher.subscribe(instance, new Subscription(this, event, callback));
        }
    }

    @Override
    public void removeDataEvent(String event) {
        Objects.requireNonNull(event, "event");
        unsubscribe(added -> added.owner() == this && added.event().equals(event));
    }

    @Override
    public void removeAllDataEvents() {
        unsubscribe(added -> added.owner() == this);
    }

    // A widget that cleans up when its service goes does not take away what waits for its next version.
    private void unsubscribe(Predicate<Subscription> which) {
        if (!instance.inbox().isShut()) {
            dispatcher.unsubscribe(instance, which);
        }
    }

    @Override
    public Capabilities getCapabilities() {
        return state().capabilities();
    }

    @Override
    public void sendMessage(Object data) {
        send(data, Message::toContext);
    }

    @Override
    public void sendMessage(Object data, String widgetId) {
        Objects.requireNonNull(widgetId, "widgetId");
        send(data, json -> Message.toWidget(json, widgetId));
    }

    @Override
    public void sendMessageToAnyWidget(Object data) {
        send(data, Message::toAny);
    }

    private void send(Object data, Function<String, Message> message) {
        String json = dispatcher.mapper().write(data);
        if (!instance.isAlive()) {
            return;
        }
        if (!instance.messages().take()) {
            instance.host()
                    .observe("it sent more than "
                            + dispatcher.settings().limits().messages()
                            + " messages a second, and the rest was not sent: it should send less, or the core's"
                            + " messagesPerSecond be raised");
            return;
        }
        Workspace workspace = instance.moment().workspace();
        if (workspace == null) {
            throw new IllegalStateException("a runtime-scoped widget has no workspace outside a callback:"
                    + " send the message while an event of that workspace is being delivered");
        }
        dispatcher.send(Sender.of(instance), workspace, message.apply(json));
    }

    @Override
    public ClientConfiguration getConfiguration() {
        return Clients.configuration(
                state(), dispatcher.settings().grantsToken(instance.host().identity()));
    }

    @Override
    public ClientDetails getClientDetails() {
        return Clients.details(state());
    }

    @Override
    public Optional<WidgetMetadata> getMetadata(String widgetId) {
        Objects.requireNonNull(widgetId, "widgetId");
        return dispatcher.widget(widgetId).map(WidgetHost::metadata);
    }

    @Override
    public Optional<String> getInteractionId() {
        return Optional.ofNullable(instance.interactionId());
    }

    @Override
    public Optional<Interaction> getInteractionData() {
        return getInteractionId().flatMap(state()::interaction).flatMap(InteractionState::interaction);
    }

    @Override
    public List<Interaction> getAllInteractions() {
        return state().interactions().stream()
                .map(InteractionState::interaction)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public int getWorkCardCount() {
        return state().interactionCount();
    }

    @Override
    public List<TeamMember> getTeamData() {
        return state().team();
    }

    @Override
    public List<String> getOrigins() {
        return state().agentState()
                .map(known -> List.copyOf(known.originStates().keySet()))
                .orElse(List.of());
    }

    @Override
    public List<Code> getDispositionCodes(String channel) {
        return dispatcher.settings().codes(CodeKind.DISPOSITION, channel);
    }

    @Override
    public List<Code> getWorkCodes(String channel) {
        return dispatcher.settings().codes(CodeKind.WORK, channel);
    }

    @Override
    public List<Code> getAdditionalWorkCodes() {
        return dispatcher.settings().codes(CodeKind.ADDITIONAL_WORK, null);
    }

    @Override
    public List<Code> getNotReadyReasonCodes() {
        return dispatcher.settings().codes(CodeKind.NOT_READY, null);
    }

    @Override
    public CompletionStage<ActionResult> perform(String action, Map<String, ?> arguments) {
        Objects.requireNonNull(action, "action");
        Map<String, Object> copy = dispatcher.copyOf(Objects.requireNonNull(arguments, "arguments"));
        if (!instance.isAlive()) {
            return CompletableFuture.completedFuture(ActionResult.refused("the widget's context is closed"));
        }
        return dispatcher.actions().perform(Asker.of(instance), action, copy);
    }

    private Snapshot state() {
        return instance.moment().state();
    }
}
