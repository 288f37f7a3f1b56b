package io.widgetry.testkit;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.AgentState;
import io.widgetry.testkit.internal.Json;
import io.widgetry.testkit.internal.Paths;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What happens in a contact centre, to be imported statically: {@code given(aVoiceInteraction().active())}, {@code
 * when(theCustomerHangsUp())}.
 *
 * <p>Steps without an interaction's id are about the interaction that was spoken of last, and what they do not say of it
 * stays as it was.
 */
public final class Steps {
    private Steps() {}

    /** {@return a call, ringing} */
    public static InteractionStep aVoiceInteraction() {
        return anInteraction("VOICE");
    }

    /** {@return a chat on the web, ringing} */
    public static InteractionStep aChat() {
        return anInteraction("WEBCHAT");
    }

    /** {@return an e-mail, ringing} */
    public static InteractionStep anEmail() {
        return anInteraction("EMAIL");
    }

    /**
     * An interaction of any channel.
     *
     * @param channel such as {@code SMS}; not null
     * @return the interaction, ringing
     */
    public static InteractionStep anInteraction(String channel) {
        return InteractionStep.of(Objects.requireNonNull(channel, "channel"));
    }

    /** {@return the agent accepts the interaction, which is {@code ACTIVE} from then on} */
    public static Step theAgentAccepts() {
        return theInteractionTells("state", "ACTIVE");
    }

    /** {@return the agent puts the interaction on hold, which is {@code HELD} from then on} */
    public static Step theAgentHolds() {
        return theInteractionTells("state", "HELD");
    }

    /** {@return the agent takes the interaction from hold, which is {@code ACTIVE} again} */
    public static Step theAgentResumes() {
        return theInteractionTells("state", "ACTIVE");
    }

    /**
     * A field of the current interaction changes, told with {@code onInteractionEvent}.
     *
     * @param path which field, as in {@link Sample#with}; not null
     * @param value its new value
     * @return the change
     * @throws IllegalArgumentException if an interaction has no such field
     */
    public static Step theInteractionTells(String path, Object value) {
        Sample.of(DataEventType.INTERACTION).with(path, value); // refuses what does not exist, where it is written
        Object plain = Json.plain(value);
        return stage -> {
            Map<String, Object> told = stage.told()
                    .orElseThrow(() -> new IllegalStateException("nothing was told of the interaction "
                            + stage.interaction() + " yet, or it has ended: begin with an interaction, such as"
                            + " given(aVoiceInteraction().active())"));
            stage.publish(
                    DataEventType.INTERACTION.wireName(),
                    stage.interaction(),
                    Json.write(Paths.put(told, path, plain)));
        };
    }

    /**
     * From here on the script is about another interaction.
     *
     * @param interactionId which; not null
     * @return the change of the subject
     */
    public static Step theInteraction(String interactionId) {
        Objects.requireNonNull(interactionId, "interactionId");
        return stage -> stage.turnTo(interactionId);
    }

    /** {@return the customer ends the current interaction, which closes} */
    public static EndStep theCustomerHangsUp() {
        return EndStep.CLOSING;
    }

    /** {@return the agent ends the current interaction, which closes} */
    public static EndStep theAgentHangsUp() {
        return EndStep.CLOSING;
    }

    /** {@return the agent is done with the current interaction, which closes: the end of after-contact work} */
    public static Step theAgentFinishes() {
        return Stage::close;
    }

    /** {@return the agent signs in, told with the sample of {@code onAgentStateEvent}} */
    public static Step theAgentSignsIn() {
        return Sample.of(DataEventType.AGENT_STATE);
    }

    /** {@return the agent signs out: all interactions end, and the workspace closes (rule 15)} */
    public static Step theAgentSignsOut() {
        return Sample.of(DataEventType.AGENT_STATE).with("currentState", AgentState.LOGGED_OUT);
    }

    /**
     * The source tells of an agent's state.
     *
     * @param state such as {@code READY}; not null
     * @return the sample of {@code onAgentStateEvent} with this state
     */
    public static Step theAgentIs(String state) {
        return Sample.of(DataEventType.AGENT_STATE).with("currentState", state);
    }

    /**
     * Another widget in the same context (the same interaction, or the same Home) sends a message (rule 16).
     *
     * @param data a plain value, also null
     * @return the message
     */
    public static Step anotherWidgetSends(Object data) {
        return stage -> stage.message(data, false);
    }

    /**
     * Another widget sends a message to every widget of the agent (rule 16).
     *
     * @param data a plain value, also null
     * @return the message
     */
    public static Step anotherWidgetSendsToAny(Object data) {
        return stage -> stage.message(data, true);
    }

    /**
     * Time passes, and with it what the widget asked to be run later ({@link io.widgetry.api.WidgetContext#after}).
     *
     * @param time how much; not negative, not null
     * @return the time
     */
    public static Step timePasses(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        return stage -> stage.pass(time);
    }

    /**
     * From now on the source refuses an action; without this it carries out all of them.
     *
     * @param action its name, such as {@code holdInteraction}; not null
     * @param reason what it says; not null
     * @return the refusal
     */
    public static Step theSourceRefuses(String action, String reason) {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reason, "reason");
        return stage -> stage.refuse(action, reason);
    }

    /**
     * From now on the source carries out an action again.
     *
     * @param action its name; not null
     * @return the change
     */
    public static Step theSourceCarriesOut(String action) {
        Objects.requireNonNull(action, "action");
        return stage -> stage.refuse(action, null);
    }

    /** {@return the widget under test is updated while everything runs: a new object goes on where the old one stopped} */
    public static Step theWidgetIsUpdated() {
        return Stage::update;
    }

    /** {@return the widget under test goes for good} */
    public static Step theWidgetGoes() {
        return Stage::undeploy;
    }

    /**
     * Steps about another agent.
     *
     * @param agentId whose workspace; not null
     * @param steps what happens there; not null
     * @return these steps, after which the script is about the agent before again
     */
    public static Step forAgent(String agentId, Step... steps) {
        List<Step> copy = List.of(steps);
        return stage -> stage.playFor(agentId, copy.toArray(Step[]::new));
    }

    /**
     * Any event, also one outside the catalogue (rule 4). It is about the current interaction if the catalogue says that
     * such an event is about one.
     *
     * @param name its name; not null
     * @param json its payload; not null
     * @return the event
     */
    public static Step event(String name, String json) {
        return stage -> stage.publish(
                name, DataEventType.byName(name).filter(Paths::isBound).isPresent() ? stage.interaction() : null, json);
    }
}
