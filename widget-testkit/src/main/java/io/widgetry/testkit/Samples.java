package io.widgetry.testkit;

import io.widgetry.api.DataEventType;

/**
 * The catalogue's 23 events, each with the payload that its documentation shows. {@code onCardFocusedEvent}, {@code
 * onMessageEvent} and {@code onSSOTokenRefreshEvent}, of which it shows none, have one as sources send them.
 */
public final class Samples {
    private Samples() {}

    /**
     * The sample of an event.
     *
     * @param type which event; not null
     * @return its sample
     */
    public static Sample of(DataEventType type) {
        return Sample.of(type);
    }

    /** {@return a sample of {@link DataEventType#AGENT_STATE}} */
    public static Sample agentState() {
        return Sample.of(DataEventType.AGENT_STATE);
    }

    /** {@return a sample of {@link DataEventType#ANY_INTERACTION_ENDED}} */
    public static Sample anyInteractionEnded() {
        return Sample.of(DataEventType.ANY_INTERACTION_ENDED);
    }

    /** {@return a sample of {@link DataEventType#ANY_INTERACTION}} */
    public static Sample anyInteraction() {
        return Sample.of(DataEventType.ANY_INTERACTION);
    }

    /** {@return a sample of {@link DataEventType#CAPABILITIES}} */
    public static Sample capabilities() {
        return Sample.of(DataEventType.CAPABILITIES);
    }

    /** {@return a sample of {@link DataEventType#CARD_FOCUSED}} */
    public static Sample cardFocused() {
        return Sample.of(DataEventType.CARD_FOCUSED);
    }

    /** {@return a sample of {@link DataEventType#CHANNEL_STATUS_UPDATE}} */
    public static Sample channelStatusUpdate() {
        return Sample.of(DataEventType.CHANNEL_STATUS_UPDATE);
    }

    /** {@return a sample of {@link DataEventType#CONTEXT_DATA}} */
    public static Sample contextData() {
        return Sample.of(DataEventType.CONTEXT_DATA);
    }

    /** {@return a sample of {@link DataEventType#CUSTOM_CARD_ENDED}} */
    public static Sample customCardEnded() {
        return Sample.of(DataEventType.CUSTOM_CARD_ENDED);
    }

    /** {@return a sample of {@link DataEventType#EMAIL_ATTACHMENT_UPLOAD}} */
    public static Sample emailAttachmentUpload() {
        return Sample.of(DataEventType.EMAIL_ATTACHMENT_UPLOAD);
    }

    /** {@return a sample of {@link DataEventType#INTERACTION_ENDED}} */
    public static Sample interactionEnded() {
        return Sample.of(DataEventType.INTERACTION_ENDED);
    }

    /** {@return a sample of {@link DataEventType#INTERACTION}} */
    public static Sample interaction() {
        return Sample.of(DataEventType.INTERACTION);
    }

    /** {@return a sample of {@link DataEventType#INTERACTION_TAB_CHANGE}} */
    public static Sample interactionTabChange() {
        return Sample.of(DataEventType.INTERACTION_TAB_CHANGE);
    }

    /** {@return a sample of {@link DataEventType#MEDIA}} */
    public static Sample media() {
        return Sample.of(DataEventType.MEDIA);
    }

    /** {@return a sample of {@link DataEventType#MEDIA_MESSAGE}} */
    public static Sample mediaMessage() {
        return Sample.of(DataEventType.MEDIA_MESSAGE);
    }

    /** {@return a sample of {@link DataEventType#MESSAGE}} */
    public static Sample message() {
        return Sample.of(DataEventType.MESSAGE);
    }

    /** {@return a sample of {@link DataEventType#NAVIGATION}} */
    public static Sample navigation() {
        return Sample.of(DataEventType.NAVIGATION);
    }

    /** {@return a sample of {@link DataEventType#PARTICIPANTS_ADDED}} */
    public static Sample participantsAdded() {
        return Sample.of(DataEventType.PARTICIPANTS_ADDED);
    }

    /** {@return a sample of {@link DataEventType#REQUEST_SERVICES}} */
    public static Sample requestServices() {
        return Sample.of(DataEventType.REQUEST_SERVICES);
    }

    /** {@return a sample of {@link DataEventType#RESOURCE_ACQUIRED}} */
    public static Sample resourceAcquired() {
        return Sample.of(DataEventType.RESOURCE_ACQUIRED);
    }

    /** {@return a sample of {@link DataEventType#RESOURCE_RELEASED}} */
    public static Sample resourceReleased() {
        return Sample.of(DataEventType.RESOURCE_RELEASED);
    }

    /** {@return a sample of {@link DataEventType#SSO_TOKEN_REFRESH}} */
    public static Sample ssoTokenRefresh() {
        return Sample.of(DataEventType.SSO_TOKEN_REFRESH);
    }

    /** {@return a sample of {@link DataEventType#TEAM_MEMBER}} */
    public static Sample teamMember() {
        return Sample.of(DataEventType.TEAM_MEMBER);
    }

    /** {@return a sample of {@link DataEventType#USER_TYPING}} */
    public static Sample userTyping() {
        return Sample.of(DataEventType.USER_TYPING);
    }
}
