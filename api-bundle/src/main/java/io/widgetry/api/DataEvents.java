package io.widgetry.api;

/**
 * The names of the 23 data events, for annotations and subscriptions. Everything else about them stands in
 * {@link DataEventType}. Names are case-sensitive (rule 4); two have no {@code Event} suffix.
 */
public final class DataEvents {
    /** The agent's state, reason codes and capabilities changed. */
    public static final String AGENT_STATE = "onAgentStateEvent";
    /** Any interaction of the agent ended. */
    public static final String ANY_INTERACTION_ENDED = "onAnyInteractionEndedEvent";
    /** Any interaction of the agent appeared or changed. */
    public static final String ANY_INTERACTION = "onAnyInteractionEvent";
    /** The agent's or an interaction's capabilities changed. */
    public static final String CAPABILITIES = "onCapabilitiesEvent";
    /** An interaction card got or lost the focus. */
    public static final String CARD_FOCUSED = "onCardFocusedEvent";
    /** A channel of a custom state panel changed. */
    public static final String CHANNEL_STATUS_UPDATE = "onChannelStatusUpdateEvent";
    /** Customer and context data of this interaction are available. */
    public static final String CONTEXT_DATA = "onContextDataEvent";
    /** A custom card ended. */
    public static final String CUSTOM_CARD_ENDED = "onCustomCardEndedEvent";
    /** An e-mail attachment of this interaction was uploaded. */
    public static final String EMAIL_ATTACHMENT_UPLOAD = "onEmailAttachmentUploadEvent";
    /** This interaction ended. */
    public static final String INTERACTION_ENDED = "onInteractionEndedEvent";
    /** This interaction appeared or changed. */
    public static final String INTERACTION = "onInteractionEvent";
    /** The agent switched between the customer tab and the mentor tab. */
    public static final String INTERACTION_TAB_CHANGE = "onInteractionTabChange";
    /** This interaction's media were accepted: participants and messages so far. */
    public static final String MEDIA = "onMediaEvent";
    /** A message of this interaction arrived. */
    public static final String MEDIA_MESSAGE = "onMediaMessageEvent";
    /** Another widget sent a message. */
    public static final String MESSAGE = "onMessageEvent";
    /** The agent chose an entry of the sidebar. */
    public static final String NAVIGATION = "onNavigationEvent";
    /** Participants joined this interaction. */
    public static final String PARTICIPANTS_ADDED = "onParticipantsAdded";
    /** The services to which interactions can be transferred were asked for. */
    public static final String REQUEST_SERVICES = "onRequestServicesEvent";
    /** The agent acquired a resource (a channel at a provider). */
    public static final String RESOURCE_ACQUIRED = "onResourceAcquiredEvent";
    /** The agent released a resource. */
    public static final String RESOURCE_RELEASED = "onResourceReleasedEvent";
    /** The single-sign-on token was refreshed. A secret (rule 20). */
    public static final String SSO_TOKEN_REFRESH = "onSSOTokenRefreshEvent";
    /** A member of the agent's team changed. */
    public static final String TEAM_MEMBER = "onTeamMemberEvent";
    /** Somebody is typing. */
    public static final String USER_TYPING = "onUserTypingEvent";

    private DataEvents() {}

    /**
     * The second name of a message that is addressed to one widget (rule 16).
     *
     * @param widgetId the widget's id; not null
     * @return {@code onMessageEvent:<widgetId>}
     */
    public static String messageTo(String widgetId) {
        return MESSAGE + ':' + widgetId;
    }
}
