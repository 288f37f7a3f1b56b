package io.widgetry.integration.widget;

import io.widgetry.api.DataEvents;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Subscribes to all 23 events: {@code @SubscribesTo} with every name. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AllEvents {
    /** Becomes the service property {@code subscribes.to}. */
    String[] subscribes_to() default {
        DataEvents.AGENT_STATE,
        DataEvents.ANY_INTERACTION_ENDED,
        DataEvents.ANY_INTERACTION,
        DataEvents.CAPABILITIES,
        DataEvents.CARD_FOCUSED,
        DataEvents.CHANNEL_STATUS_UPDATE,
        DataEvents.CONTEXT_DATA,
        DataEvents.CUSTOM_CARD_ENDED,
        DataEvents.EMAIL_ATTACHMENT_UPLOAD,
        DataEvents.INTERACTION_ENDED,
        DataEvents.INTERACTION,
        DataEvents.INTERACTION_TAB_CHANGE,
        DataEvents.MEDIA,
        DataEvents.MEDIA_MESSAGE,
        DataEvents.MESSAGE,
        DataEvents.NAVIGATION,
        DataEvents.PARTICIPANTS_ADDED,
        DataEvents.REQUEST_SERVICES,
        DataEvents.RESOURCE_ACQUIRED,
        DataEvents.RESOURCE_RELEASED,
        DataEvents.SSO_TOKEN_REFRESH,
        DataEvents.TEAM_MEMBER,
        DataEvents.USER_TYPING
    };
}
