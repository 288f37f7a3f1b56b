package io.widgetry.api.admin;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.Code;
import io.widgetry.api.spi.ActionResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What widgets that run outside of the container need of the core: a service of the core, for the modules of the runtime
 * that host such widgets. Whoever calls it has made sure that the caller may act for the agent.
 *
 * <p>Such a widget has no mailbox in the core. What it is to be told is taken from an {@link EventMonitor}, which says of
 * messages between widgets whom they are meant for ({@link ObservedEvent#message()}).
 *
 * <p>Safe for several threads; nothing here waits for a widget.
 */
@ProviderType
public interface RemoteWidgets {

    /**
     * Who is signed in, and with what.
     *
     * @param widget who asks; not null
     * @return the configuration; its token is present only if the widget was granted it (rule 20); empty if the agent is
     *     not signed in
     */
    Optional<ClientConfiguration> configuration(RemoteWidget widget);

    /**
     * A workspace's state with the texts that it was received in, of one moment: what follows has the numbers after that
     * of the state.
     *
     * @param agentId the agent's id; not null
     * @return empty if the agent is not signed in
     */
    Optional<RetainedState> retained(String agentId);

    /**
     * Whether a widget was granted the single-sign-on token.
     *
     * @param widgetId the widget's id; not null
     * @param bundle the symbolic name of its bundle; not null
     * @return whether the core's configuration {@code tokenGrants} names it
     */
    boolean mayReadToken(String widgetId, String bundle);

    /**
     * The configured disposition codes.
     *
     * @param channel a channel such as {@code VOICE}; null for all channels
     * @return unmodifiable, not null
     */
    List<Code> dispositionCodes(String channel);

    /**
     * The configured work codes.
     *
     * @param channel a channel such as {@code VOICE}; null for all channels
     * @return unmodifiable, not null
     */
    List<Code> workCodes(String channel);

    /**
     * The configured codes of additional work.
     *
     * @return unmodifiable, not null
     */
    List<Code> additionalWorkCodes();

    /**
     * The configured reasons for not being ready.
     *
     * @return unmodifiable, not null
     */
    List<Code> notReadyReasonCodes();

    /**
     * Sends a message to the other widgets in the same context (rule 16), as {@code WidgetApi.sendMessage} does.
     *
     * @param sender who sends it; does not get it; not null
     * @param json the message as JSON text, passed on unchanged; not null
     * @return the number that the message got in the workspace; 0 if it was not sent because the sender exceeds the
     *     configured number of messages a second
     * @throws IllegalArgumentException if the text is no JSON value or exceeds the runtime's limits
     * @throws IllegalStateException if the agent is not signed in or the interaction is not live
     */
    long sendMessage(RemoteWidget sender, String json);

    /**
     * Sends a message to one widget in the same context (rule 16), which gets it as {@code onMessageEvent} and as
     * {@code onMessageEvent:<widgetId>}. One that does not exist is no error.
     *
     * @param sender who sends it; not null
     * @param json the message as JSON text, passed on unchanged; not null
     * @param widgetId the other widget's id; not null
     * @return as {@link #sendMessage(RemoteWidget, String)}; of the two events' numbers the first
     * @throws IllegalArgumentException if the text is no JSON value or exceeds the runtime's limits
     * @throws IllegalStateException if the agent is not signed in or the interaction is not live
     */
    long sendMessage(RemoteWidget sender, String json, String widgetId);

    /**
     * Sends a message to every other widget instance in the workspace (rule 16).
     *
     * @param sender who sends it; does not get it; not null
     * @param json the message as JSON text, passed on unchanged; not null
     * @return as {@link #sendMessage(RemoteWidget, String)}
     * @throws IllegalArgumentException if the text is no JSON value or exceeds the runtime's limits
     * @throws IllegalStateException if the agent is not signed in or the interaction is not live
     */
    long sendMessageToAnyWidget(RemoteWidget sender, String json);

    /**
     * Asks the source that owns the agent to do something, as {@link io.widgetry.api.WidgetApi#perform} does: gated by the
     * configured grants and the capabilities, and a double click is one action.
     *
     * @param widget who asks; not null
     * @param action the name of a method of the page's API; not null
     * @param arguments plain values; {@code interactionId} defaults to the widget's own; not null
     * @return completed with what the source answered, or with the reason why nothing happened, never exceptionally, on a
     *     thread of the core's; not null
     * @throws IllegalArgumentException if an argument has no JSON form
     */
    CompletionStage<ActionResult> perform(RemoteWidget widget, String action, Map<String, ?> arguments);
}
