package io.widgetry.api;

import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.TeamMember;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An immutable snapshot of one agent's workspace, as of one event (rule 6). Safe from any thread. The single-sign-on
 * token is not part of it (rule 20).
 */
@ProviderType
public interface WorkspaceState {

    /**
     * Whose workspace this is.
     *
     * @return the agent's id; not null
     */
    String agentId();

    /**
     * The number of the last event that this snapshot contains.
     *
     * @return 0 before the first event
     */
    long sequence();

    /**
     * The last {@code onAgentStateEvent}.
     *
     * @return empty before the first
     */
    Optional<AgentState> agentState();

    /**
     * The last {@code onCapabilitiesEvent} (rule 6).
     *
     * @return {@link Capabilities#NONE} before the first; not null
     */
    Capabilities capabilities();

    /**
     * The live interactions, in the order in which they appeared. Those in after-contact work are live.
     *
     * @return an unmodifiable list; not null
     */
    List<InteractionState> interactions();

    /**
     * One live interaction.
     *
     * @param interactionId its id; not null
     * @return empty if no such interaction is live
     */
    Optional<InteractionState> interaction(String interactionId);

    /**
     * The number of live interactions, without the cost of {@link #interactions()}.
     *
     * @return the count
     */
    int interactionCount();

    /**
     * Which card has the focus.
     *
     * @return empty before the first {@code onCardFocusedEvent}
     */
    Optional<CardFocus> focus();

    /**
     * Which tab of the focused interaction is shown.
     *
     * @return empty before the first {@code onInteractionTabChange}
     */
    Optional<InteractionTab> interactionTab();

    /**
     * Which entry of the sidebar was chosen.
     *
     * @return empty before the first {@code onNavigationEvent}
     */
    Optional<Navigation> navigation();

    /**
     * The members of the team, in the order in which they appeared.
     *
     * @return an unmodifiable list; not null
     */
    List<TeamMember> team();

    /**
     * The services of the last {@code onRequestServicesEvent}.
     *
     * @return an unmodifiable list; not null
     */
    List<Service> services();

    /**
     * The resources acquired and not released.
     *
     * @return an unmodifiable list; not null
     */
    List<Resource> resources();

    /**
     * The channels of custom state panels, by name.
     *
     * @return an unmodifiable list; not null
     */
    List<ChannelStatus> channelStatuses();
}
