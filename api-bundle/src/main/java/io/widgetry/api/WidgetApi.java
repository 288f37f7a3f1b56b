package io.widgetry.api;

import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.api.spi.ActionResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The page's Widget API for Java: the same verbs, the same rules, the same engine as declared subscriptions.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and never blocks on another widget. Callbacks run like
 * those of {@link Widget}: one at a time for an instance, in the order of the workspace's sequence.
 *
 * <p><b>Which state.</b> A getter called inside a callback answers as of the event that is being delivered (rule 6);
 * called elsewhere, it answers with the latest. A {@link Scope#RUNTIME} instance has a workspace only inside a callback:
 * elsewhere its getters answer as an empty workspace does.
 *
 * <p>After the instance is closed nothing has an effect any more (rule 24); see {@link WidgetContext}.
 */
@ProviderType
public interface WidgetApi {

    /**
     * Subscribes (rule 1). Several callbacks for one event are all called, in the order in which they were added, after
     * {@link Widget#onDataEvent}. To a state event's callback the current value is told first, marked as replayed, before
     * any later event (rule 5).
     *
     * @param event an event's name, also one outside the catalogue (rule 4); not null
     * @param callback what to call; what it throws is counted against the widget and stops no other callback; not null
     * @throws NullPointerException if an argument is null
     */
    void onDataEvent(String event, Consumer<? super DataEvent> callback);

    /**
     * Removes this API object's callbacks for an event (rule 2). Called inside a callback, none of them is begun after this
     * returns; called from elsewhere, one may be about to begin.
     *
     * @param event an event's name; one that was never subscribed to is no error; not null
     * @throws NullPointerException if the event is null
     */
    void removeDataEvent(String event);

    /** Removes all of this API object's callbacks (rule 3), as {@link #removeDataEvent} does for one event. */
    void removeAllDataEvents();

    /**
     * The last delivered {@code onCapabilitiesEvent} (rule 6).
     *
     * @return {@link Capabilities#NONE} before the first; not null
     */
    Capabilities getCapabilities();

    /**
     * Sends a message to the other widgets in the same context (rule 16): of the same interaction, of the same Home, or,
     * from a runtime-scoped widget, to the other runtime-scoped ones.
     *
     * <p>Nothing follows the closing of an interaction (rule 12): what its instance sends once it is closed is not sent. An
     * end without after-contact work closes it, so in the callback of such an end it is too late.
     *
     * @param data null, a Boolean, Number, CharSequence, or a Map, Collection or array of these; copied at once
     * @throws IllegalArgumentException if the data has no JSON form or exceeds the runtime's limits
     */
    void sendMessage(Object data);

    /**
     * Sends a message to one widget in the same context (rule 16), which gets it as {@code onMessageEvent} and as
     * {@code onMessageEvent:<widgetId>}. One that does not exist is no error.
     *
     * @param data as in {@link #sendMessage(Object)}
     * @param widgetId the other widget's {@link WidgetContext#widgetId()}; not null
     * @throws IllegalArgumentException if the data has no JSON form or exceeds the runtime's limits
     */
    void sendMessage(Object data, String widgetId);

    /**
     * Sends a message to every other widget instance in the workspace (rule 16). From a runtime-scoped widget, inside a
     * callback only: to the workspace of the event that is being delivered.
     *
     * @param data as in {@link #sendMessage(Object)}
     * @throws IllegalArgumentException if the data has no JSON form or exceeds the runtime's limits
     * @throws IllegalStateException if a runtime-scoped widget calls it outside a callback
     */
    void sendMessageToAnyWidget(Object data);

    /**
     * Who is signed in, and with what.
     *
     * @return the configuration; its token is present only for widgets that were granted it (rule 20); not null
     */
    ClientConfiguration getConfiguration();

    /**
     * Who is signed in.
     *
     * @return the agent; names are as configured or as the team's list says, else the agent's id; not null
     */
    ClientDetails getClientDetails();

    /**
     * What a widget says of itself.
     *
     * @param widgetId a widget's id; not null
     * @return empty if no such widget is deployed
     */
    Optional<WidgetMetadata> getMetadata(String widgetId);

    /**
     * The interaction of this instance.
     *
     * @return its id; empty unless the instance is bound to one
     */
    Optional<String> getInteractionId();

    /**
     * The last known data of this instance's interaction.
     *
     * @return empty unless the instance is bound to one whose data have arrived
     */
    Optional<Interaction> getInteractionData();

    /**
     * All live interactions of the workspace.
     *
     * @return in the order in which they appeared; unmodifiable, not null
     */
    List<Interaction> getAllInteractions();

    /**
     * How many interactions are live.
     *
     * @return the count
     */
    int getWorkCardCount();

    /**
     * The team.
     *
     * @return its members in the order in which they appeared; unmodifiable, not null
     */
    List<TeamMember> getTeamData();

    /**
     * The origins of the agent's state, such as {@code AXP} and {@code ELITE}.
     *
     * @return unmodifiable, not null
     */
    List<String> getOrigins();

    /**
     * The configured disposition codes.
     *
     * @param channel a channel such as {@code VOICE}; null for all channels
     * @return unmodifiable, not null
     */
    List<Code> getDispositionCodes(String channel);

    /**
     * The configured work codes.
     *
     * @param channel a channel such as {@code VOICE}; null for all channels
     * @return unmodifiable, not null
     */
    List<Code> getWorkCodes(String channel);

    /**
     * The configured codes of additional work.
     *
     * @return unmodifiable, not null
     */
    List<Code> getAdditionalWorkCodes();

    /**
     * The configured reasons for not being ready.
     *
     * @return unmodifiable, not null
     */
    List<Code> getNotReadyReasonCodes();

    /**
     * Asks the source that owns the agent to do something: {@code acceptInteraction}, {@code setAgentReady}, … An action
     * that needs a capability is carried out only where that capability is true now, and only if the core's configuration
     * {@code actionGrants} lets this widget ask for it.
     *
     * <p>A double click is one action: while an action has no answer yet, an equal one, of whatever widget, is not asked of
     * the source again but gets the same answer, for 30 s at most. So does an equal one of the same widget within 500 ms
     * after the answer, if the workspace has had no event since. Two actions are equal if agent, name, interaction and
     * arguments are. Of {@code sendDTMF} each is asked, since two equal digits are two.
     *
     * @param action the name of a method of the page's API; not null
     * @param arguments plain values as in {@link #sendMessage(Object)}; {@code interactionId} defaults to the instance's
     *     own; not null
     * @return completed with what the source answered, or with the reason why nothing happened, never exceptionally; what
     *     depends on it runs like a callback of this instance, and not at all once the instance is closed; not null
     * @throws IllegalArgumentException if an argument has no JSON form
     */
    CompletionStage<ActionResult> perform(String action, Map<String, ?> arguments);
}
