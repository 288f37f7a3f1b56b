package io.widgetry.api.payload;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What an event says: one of the records of this package, by the event's name. The family is sealed, so that a switch
 * over it can be complete.
 *
 * <p>Payloads are immutable and shared between all who receive the event.
 */
@ProviderType
public sealed interface Payload
        permits AgentState,
                Capabilities,
                CardFocus,
                ChannelStatus,
                ContextData,
                CustomCard,
                EmailAttachments,
                Interaction,
                InteractionTab,
                Media,
                MediaMessage,
                Navigation,
                Participants,
                Resource,
                Services,
                SsoToken,
                TeamMember,
                Untyped,
                UserTyping,
                WidgetMessage {}
