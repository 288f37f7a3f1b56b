package io.widgetry.api;

import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Media;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An immutable snapshot of one live interaction. Safe from any thread. */
@ProviderType
public interface InteractionState {

    /**
     * The interaction's id.
     *
     * @return the id; not null
     */
    String id();

    /**
     * The last known interaction.
     *
     * @return empty while only other events of it, such as its context data, have arrived
     */
    Optional<Interaction> interaction();

    /**
     * The last {@code onContextDataEvent}.
     *
     * @return empty before the first
     */
    Optional<ContextData> contextData();

    /**
     * The last {@code onMediaEvent}.
     *
     * @return empty before the first
     */
    Optional<Media> media();

    /**
     * Whether the interaction has ended and waits for its after-contact work to be done (rule 12).
     *
     * @return true from its end to its closing
     */
    boolean afterContactWork();

    /**
     * When the interaction ended. It is set in the state of the ended events already, whether or not after-contact work
     * follows.
     *
     * @return empty while the interaction goes on
     */
    Optional<Instant> ended();

    /**
     * When the interaction appeared, by its first event's time.
     *
     * @return the time; not null
     */
    Instant since();
}
