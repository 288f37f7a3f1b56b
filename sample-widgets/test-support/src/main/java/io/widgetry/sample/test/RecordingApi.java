package io.widgetry.sample.test;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.ClientDetails;
import io.widgetry.api.Code;
import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetMetadata;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.api.spi.ActionResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Remembers subscriptions and messages; of the getters it answers those that the samples use. */
final class RecordingApi implements WidgetApi {
    private final Story story;
    private final Map<String, List<Consumer<? super DataEvent>>> callbacks = new HashMap<>();

    RecordingApi(Story story) {
        this.story = story;
    }

    void deliver(DataEvent event) {
        List.copyOf(callbacks.getOrDefault(event.name(), List.of())).forEach(callback -> callback.accept(event));
    }

    @Override
    public void onDataEvent(String event, Consumer<? super DataEvent> callback) {
        callbacks.computeIfAbsent(event, name -> new ArrayList<>()).add(callback);
    }

    @Override
    public void removeDataEvent(String event) {
        callbacks.remove(event);
    }

    @Override
    public void removeAllDataEvents() {
        callbacks.clear();
    }

    @Override
    public void sendMessage(Object data) {
        story.send(Sent.CONTEXT, data);
    }

    @Override
    public void sendMessage(Object data, String widgetId) {
        story.send(widgetId, data);
    }

    @Override
    public void sendMessageToAnyWidget(Object data) {
        story.send(Sent.WORKSPACE, data);
    }

    @Override
    public ClientDetails getClientDetails() {
        return new ClientDetails(Story.AGENT, "Name Steve", "Name", "Steve");
    }

    @Override
    public List<Code> getNotReadyReasonCodes() {
        return List.of(new Code("700", "Lunch"));
    }

    @Override
    public Capabilities getCapabilities() {
        throw notTold();
    }

    @Override
    public ClientConfiguration getConfiguration() {
        throw notTold();
    }

    @Override
    public Optional<WidgetMetadata> getMetadata(String widgetId) {
        throw notTold();
    }

    @Override
    public Optional<String> getInteractionId() {
        throw notTold();
    }

    @Override
    public Optional<Interaction> getInteractionData() {
        throw notTold();
    }

    @Override
    public List<Interaction> getAllInteractions() {
        throw notTold();
    }

    @Override
    public int getWorkCardCount() {
        throw notTold();
    }

    @Override
    public List<TeamMember> getTeamData() {
        throw notTold();
    }

    @Override
    public List<String> getOrigins() {
        throw notTold();
    }

    @Override
    public List<Code> getDispositionCodes(String channel) {
        throw notTold();
    }

    @Override
    public List<Code> getWorkCodes(String channel) {
        throw notTold();
    }

    @Override
    public List<Code> getAdditionalWorkCodes() {
        throw notTold();
    }

    @Override
    public CompletionStage<ActionResult> perform(String action, Map<String, ?> arguments) {
        throw notTold();
    }

    private static UnsupportedOperationException notTold() {
        return new UnsupportedOperationException("no sample's test needs it yet");
    }
}
