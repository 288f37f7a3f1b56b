package io.widgetry.testkit;

import io.widgetry.api.DataEventType;
import java.util.function.UnaryOperator;

/**
 * An interaction is told of, with {@code onInteractionEvent}: one that is new begins, and the script is about it from then
 * on. Made by {@link Steps}. Immutable; every method returns another one. What is not said is as in the catalogue's sample.
 */
public final class InteractionStep implements Step {
    private final String id;
    private final Sample sample;

    private InteractionStep(String id, Sample sample) {
        this.id = id;
        this.sample = sample;
    }

    static InteractionStep of(String channel) {
        return new InteractionStep(
                Stage.INTERACTION,
                Sample.of(DataEventType.INTERACTION).with("channel", channel).with("state", "ALERTING"));
    }

    /**
     * Names it; without this it is {@link Stage#INTERACTION}.
     *
     * @param interactionId its id; not null
     * @return the interaction with this id
     */
    public InteractionStep id(String interactionId) {
        return new InteractionStep(interactionId, sample);
    }

    /**
     * It is ringing, which is what it is without this.
     *
     * @return the interaction in the state {@code ALERTING}
     */
    public InteractionStep alerting() {
        return in("ALERTING");
    }

    /**
     * Agent and customer are talking.
     *
     * @return the interaction in the state {@code ACTIVE}
     */
    public InteractionStep active() {
        return in("ACTIVE");
    }

    /**
     * The customer is waiting.
     *
     * @return the interaction in the state {@code HELD}
     */
    public InteractionStep held() {
        return in("HELD");
    }

    /**
     * It is in any state: states are an open set (rule 13).
     *
     * @param state which; not null
     * @return the interaction in this state
     */
    public InteractionStep in(String state) {
        return with("state", state);
    }

    /**
     * Grants what actions need (see {@link io.widgetry.api.WidgetApi#perform}): {@code allowing("canHold")}.
     *
     * @param capabilities the interaction's capabilities that are true; not null
     * @return the interaction with these capabilities
     */
    public InteractionStep allowing(String... capabilities) {
        InteractionStep more = this;
        for (String capability : capabilities) {
            more = more.with("capabilities." + capability, true);
        }
        return more;
    }

    /**
     * Sets a field; see {@link Sample#with}.
     *
     * @param path which field; not null
     * @param value a plain value
     * @return the interaction with this value
     * @throws IllegalArgumentException if an interaction has no such field
     */
    public InteractionStep with(String path, Object value) {
        return changed(some -> some.with(path, value));
    }

    /**
     * Leaves fields out; see {@link Sample#without}.
     *
     * @param paths which; not null
     * @return the interaction without them
     * @throws IllegalArgumentException if it does not have one of them
     */
    public InteractionStep without(String... paths) {
        return changed(some -> some.without(paths));
    }

    private InteractionStep changed(UnaryOperator<Sample> change) {
        return new InteractionStep(id, change.apply(sample));
    }

    @Override
    public void play(Stage stage) {
        stage.turnTo(id);
        stage.play(sample);
    }
}
