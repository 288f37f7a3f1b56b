package io.widgetry.api;

import io.widgetry.api.payload.Payload;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An event as a widget gets it. Immutable and shared by all who get it; safe to keep and to hand to other threads,
 * though keeping it keeps the {@linkplain #state() snapshot} in memory too.
 */
@ProviderType
public interface DataEvent {

    /**
     * The event's name, one of {@link DataEvents} or a name outside the catalogue (rule 4).
     *
     * @return the name, without the reverse-DNS prefix that a feed may put before it; not null
     */
    String name();

    /**
     * The event's row in the catalogue.
     *
     * @return the type; empty for a name outside the catalogue
     */
    Optional<DataEventType> type();

    /**
     * Whose workspace the event belongs to.
     *
     * @return the agent's id; not null
     */
    String agentId();

    /**
     * The interaction that the event is about.
     *
     * @return the interaction's id; empty where the event is about none
     */
    Optional<String> interactionId();

    /**
     * The event's number in its workspace: 1, 2, 3, … without a gap (rule 22). A new sign-in begins at 1. A replayed
     * event carries the number that it had when it was live.
     *
     * @return the number
     */
    long sequence();

    /**
     * When it happened, as the source says.
     *
     * @return the time; that of acceptance where the source gave none; not null
     */
    Instant time();

    /**
     * Whether this is the current value of a state event, told again to a late or resynchronised subscriber (rule 5).
     *
     * @return true if told again, false if live
     */
    boolean replayed();

    /**
     * The payload, bound to its record once for all recipients.
     *
     * @return the record of {@link DataEventType#payloadType()}; {@link io.widgetry.api.payload.WidgetMessage} for {@code
     *     onMessageEvent:<widgetId>}; {@link io.widgetry.api.payload.Untyped} for any other name outside the catalogue;
     *     not null
     */
    Payload payload();

    /**
     * The payload as received: unknown fields, key order and number text are what the source wrote (rule 17). Any
     * markup in it is untrusted (rule 19).
     *
     * @return JSON text; not null
     */
    String json();

    /**
     * The workspace's state as of this event, not a later one (rule 6). That of an ended event still has the interaction.
     *
     * @return an immutable snapshot; not null
     */
    WorkspaceState state();
}
