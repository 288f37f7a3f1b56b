package io.widgetry.api;

import static io.widgetry.api.Audience.ADDRESSEE;
import static io.widgetry.api.Audience.GRANTED;
import static io.widgetry.api.Audience.WORKSPACE;
import static io.widgetry.api.EventKind.OCCURRENCE;
import static io.widgetry.api.EventKind.STATE;
import static io.widgetry.api.JsonType.ANY;
import static io.widgetry.api.JsonType.ARRAY;
import static io.widgetry.api.JsonType.BOOLEAN;
import static io.widgetry.api.JsonType.OBJECT;
import static io.widgetry.api.JsonType.STRING_OR_OBJECT;

import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.CustomCard;
import io.widgetry.api.payload.EmailAttachments;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.MediaMessage;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Participants;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Services;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.api.payload.UserTyping;
import io.widgetry.api.payload.WidgetMessage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue of data events: the one table from which documentation, JSON Schemas, the shell's listing and the
 * dispatcher's decisions are made. A name that is not in it is no error (rule 4).
 */
public enum DataEventType {
    // spotless:off: a table reads better as one
    /** {@value DataEvents#AGENT_STATE} */             AGENT_STATE            (DataEvents.AGENT_STATE,             In.BOTH, Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, AgentState.class,       OBJECT),
    /** {@value DataEvents#ANY_INTERACTION_ENDED} */   ANY_INTERACTION_ENDED  (DataEvents.ANY_INTERACTION_ENDED,   In.BOTH, Bound.NO,  OCCURRENCE, Retention.NONE,            WORKSPACE, Interaction.class,      OBJECT),
    /** {@value DataEvents#ANY_INTERACTION} */         ANY_INTERACTION        (DataEvents.ANY_INTERACTION,         In.BOTH, Bound.NO,  STATE,      Retention.PER_INTERACTION, WORKSPACE, Interaction.class,      OBJECT),
    /** {@value DataEvents#CAPABILITIES} */            CAPABILITIES           (DataEvents.CAPABILITIES,            In.BOTH, Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, Capabilities.class,     OBJECT),
    /** {@value DataEvents#CARD_FOCUSED} */            CARD_FOCUSED           (DataEvents.CARD_FOCUSED,            In.BOTH, Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, CardFocus.class,        OBJECT),
    /** {@value DataEvents#CHANNEL_STATUS_UPDATE} */   CHANNEL_STATUS_UPDATE  (DataEvents.CHANNEL_STATUS_UPDATE,   In.BOTH, Bound.NO,  STATE,      Retention.PER_NAME,        WORKSPACE, ChannelStatus.class,    OBJECT),
    /** {@value DataEvents#CONTEXT_DATA} */            CONTEXT_DATA           (DataEvents.CONTEXT_DATA,            In.BOTH, Bound.YES, STATE,      Retention.PER_INTERACTION, Audience.INTERACTION, ContextData.class, OBJECT),
    /** {@value DataEvents#CUSTOM_CARD_ENDED} */       CUSTOM_CARD_ENDED      (DataEvents.CUSTOM_CARD_ENDED,       In.BOTH, Bound.NO,  OCCURRENCE, Retention.NONE,            WORKSPACE, CustomCard.class,       OBJECT),
    /** {@value DataEvents#EMAIL_ATTACHMENT_UPLOAD} */ EMAIL_ATTACHMENT_UPLOAD(DataEvents.EMAIL_ATTACHMENT_UPLOAD, In.AXP,  Bound.YES, OCCURRENCE, Retention.NONE,            Audience.INTERACTION, EmailAttachments.class, OBJECT),
    /** {@value DataEvents#INTERACTION_ENDED} */       INTERACTION_ENDED      (DataEvents.INTERACTION_ENDED,       In.BOTH, Bound.YES, OCCURRENCE, Retention.NONE,            Audience.INTERACTION, Interaction.class, OBJECT),
    /** {@value DataEvents#INTERACTION} */             INTERACTION            (DataEvents.INTERACTION,             In.BOTH, Bound.YES, STATE,      Retention.PER_INTERACTION, Audience.INTERACTION, Interaction.class, OBJECT),
    /** {@value DataEvents#INTERACTION_TAB_CHANGE} */  INTERACTION_TAB_CHANGE (DataEvents.INTERACTION_TAB_CHANGE,  In.BOTH, Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, InteractionTab.class,   BOOLEAN),
    /** {@value DataEvents#MEDIA} */                   MEDIA                  (DataEvents.MEDIA,                   In.AXP,  Bound.YES, STATE,      Retention.PER_INTERACTION, Audience.INTERACTION, Media.class,       OBJECT),
    /** {@value DataEvents#MEDIA_MESSAGE} */           MEDIA_MESSAGE          (DataEvents.MEDIA_MESSAGE,           In.AXP,  Bound.YES, OCCURRENCE, Retention.NONE,            Audience.INTERACTION, MediaMessage.class, OBJECT),
    /** {@value DataEvents#MESSAGE} */                 MESSAGE                (DataEvents.MESSAGE,                 In.BOTH, Bound.NO,  OCCURRENCE, Retention.NONE,            ADDRESSEE, WidgetMessage.class,    ANY),
    /** {@value DataEvents#NAVIGATION} */              NAVIGATION             (DataEvents.NAVIGATION,              In.BOTH, Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, Navigation.class,       OBJECT),
    /** {@value DataEvents#PARTICIPANTS_ADDED} */      PARTICIPANTS_ADDED     (DataEvents.PARTICIPANTS_ADDED,      In.AXP,  Bound.YES, OCCURRENCE, Retention.NONE,            Audience.INTERACTION, Participants.class, ARRAY),
    /** {@value DataEvents#REQUEST_SERVICES} */        REQUEST_SERVICES       (DataEvents.REQUEST_SERVICES,        In.AXP,  Bound.NO,  STATE,      Retention.ONE,             WORKSPACE, Services.class,         ARRAY),
    /** {@value DataEvents#RESOURCE_ACQUIRED} */       RESOURCE_ACQUIRED      (DataEvents.RESOURCE_ACQUIRED,       In.BOTH, Bound.NO,  STATE,      Retention.PER_RESOURCE,    WORKSPACE, Resource.class,         OBJECT),
    /** {@value DataEvents#RESOURCE_RELEASED} */       RESOURCE_RELEASED      (DataEvents.RESOURCE_RELEASED,       In.BOTH, Bound.NO,  OCCURRENCE, Retention.NONE,            WORKSPACE, Resource.class,         OBJECT),
    /** {@value DataEvents#SSO_TOKEN_REFRESH} */       SSO_TOKEN_REFRESH      (DataEvents.SSO_TOKEN_REFRESH,       In.BOTH, Bound.NO,  STATE,      Retention.ONE,             GRANTED,   SsoToken.class,         STRING_OR_OBJECT),
    /** {@value DataEvents#TEAM_MEMBER} */             TEAM_MEMBER            (DataEvents.TEAM_MEMBER,             In.AXP,  Bound.NO,  STATE,      Retention.PER_USER,        WORKSPACE, TeamMember.class,       OBJECT),
    /** {@value DataEvents#USER_TYPING} */             USER_TYPING            (DataEvents.USER_TYPING,             In.AXP,  Bound.NO,  OCCURRENCE, Retention.NONE,            WORKSPACE, UserTyping.class,       OBJECT);
    // spotless:on

    private static final Map<String, DataEventType> BY_NAME = new HashMap<>();

    static {
        for (DataEventType type : values()) {
            BY_NAME.put(type.wireName, type);
        }
    }

    private final String wireName;
    private final Set<Product> products;
    private final boolean requiresInteraction;
    private final EventKind kind;
    private final Retention retention;
    private final Audience audience;
    private final Class<? extends Payload> payloadType;
    private final JsonType jsonType;

    DataEventType(
            String wireName,
            In products,
            Bound bound,
            EventKind kind,
            Retention retention,
            Audience audience,
            Class<? extends Payload> payloadType,
            JsonType jsonType) {
        this.wireName = wireName;
        this.products = products.set;
        this.requiresInteraction = bound == Bound.YES;
        this.kind = kind;
        this.retention = retention;
        this.audience = audience;
        this.payloadType = payloadType;
        this.jsonType = jsonType;
    }

    /**
     * Finds an event by its name.
     *
     * @param name an event's name, case-sensitive; not null
     * @return the event, empty where the name is not in the catalogue
     */
    public static Optional<DataEventType> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The event's name, as widgets and feeds write it.
     *
     * @return the name, a constant of {@link DataEvents}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * The products that have the event (rule 21).
     *
     * @return an unmodifiable set, never empty
     */
    public Set<Product> products() {
        return products;
    }

    /**
     * Whether the event is marked Requires Interaction: it reaches only instances bound to its interaction (rule 7).
     *
     * @return true if it is
     */
    public boolean requiresInteraction() {
        return requiresInteraction;
    }

    /**
     * Whether a late subscriber is told the latest value (rule 5).
     *
     * @return the kind
     */
    public EventKind kind() {
        return kind;
    }

    /**
     * Which values are kept for late subscribers.
     *
     * @return {@link Retention#NONE} for occurrences
     */
    public Retention retention() {
        return retention;
    }

    /**
     * Who is told.
     *
     * @return the audience
     */
    public Audience audience() {
        return audience;
    }

    /**
     * The Java type of the payload.
     *
     * @return a record
     */
    public Class<? extends Payload> payloadType() {
        return payloadType;
    }

    /**
     * The JSON type that the payload must have.
     *
     * @return the type
     */
    public JsonType jsonType() {
        return jsonType;
    }

    private enum In {
        BOTH(EnumSet.allOf(Product.class)),
        AXP(EnumSet.of(Product.AXP));

        private final Set<Product> set;

        In(Set<Product> set) {
            this.set = Collections.unmodifiableSet(set);
        }
    }

    private enum Bound {
        YES,
        NO
    }
}
