package io.widgetry.api.spi;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries out actions: a service of a source. The core calls the handler whose {@link #SOURCES} hold the source that
 * published the interaction (for an action on the agent: the agent's latest event), else one without the property.
 */
@ConsumerType
public interface ActionHandler {
    /** Service property of type {@code String+}: the {@link SourceEvent#source() sources} for which the handler acts. */
    String SOURCES = "action.sources";

    /**
     * Carries out an action. Called from a thread of the core's, possibly from several at once.
     *
     * <p>A double click arrives once: while an action has no answer yet, an equal one is not brought here, for 30 s at most;
     * nor is one that the same widget asks for within 500 ms after the answer, unless the agent's workspace has had an event
     * since. {@code sendDTMF} always arrives. So a handler should answer when it knows, and publish what the action changed:
     * an action that never gets an answer holds back equal ones for those 30 s.
     *
     * @param action what to do; its capability has been checked; not null
     * @return completed when it is known whether the action was carried out; not null. What it throws, or an exceptional
     *     completion, is told to the widget as a refusal
     */
    CompletionStage<ActionResult> handle(Action action);
}
