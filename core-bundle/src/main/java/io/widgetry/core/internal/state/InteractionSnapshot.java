package io.widgetry.core.internal.state;

import io.widgetry.api.DataEventType;
import io.widgetry.api.InteractionState;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Media;
import java.time.Instant;
import java.util.Optional;

/**
 * One live interaction, immutable.
 *
 * @param id its id
 * @param first the number of the event with which it appeared
 * @param since when it appeared
 * @param source where its first event came from
 * @param update the last onInteractionEvent; null before the first
 * @param anyUpdate the same under its other name
 * @param context the last onContextDataEvent; null before the first
 * @param mediaFact the last onMediaEvent; null before the first
 * @param endedAt when it ended; null while it goes on
 * @param afterContactWork whether it has ended and not been closed
 */
public record InteractionSnapshot(
        String id,
        long first,
        Instant since,
        String source,
        Fact update,
        Fact anyUpdate,
        Fact context,
        Fact mediaFact,
        Instant endedAt,
        boolean afterContactWork)
        implements InteractionState {

    /** An interaction of which nothing but its id is known yet. */
    public static InteractionSnapshot opened(String id, long first, Instant since, String source) {
        return new InteractionSnapshot(id, first, since, source, null, null, null, null, null, false);
    }

    InteractionSnapshot with(Fact fact) {
        return switch (fact.type()) {
            case INTERACTION ->
                new InteractionSnapshot(
                        id, first, since, source, fact, anyUpdate, context, mediaFact, endedAt, afterContactWork);
            case ANY_INTERACTION ->
                new InteractionSnapshot(
                        id, first, since, source, update, fact, context, mediaFact, endedAt, afterContactWork);
            case CONTEXT_DATA ->
                new InteractionSnapshot(
                        id, first, since, source, update, anyUpdate, fact, mediaFact, endedAt, afterContactWork);
            case MEDIA ->
                new InteractionSnapshot(
                        id, first, since, source, update, anyUpdate, context, fact, endedAt, afterContactWork);
            default -> this;
        };
    }

    /** The same interaction after its end. */
    public InteractionSnapshot ended(Instant when, boolean withAfterContactWork) {
        return new InteractionSnapshot(
                id, first, since, source, update, anyUpdate, context, mediaFact, when, withAfterContactWork);
    }

    Fact latest(DataEventType type) {
        return switch (type) {
            case INTERACTION -> update;
            case ANY_INTERACTION -> anyUpdate;
            case CONTEXT_DATA -> context;
            case MEDIA -> mediaFact;
            default -> null;
        };
    }

    @Override
    public Optional<Interaction> interaction() {
        return Optional.ofNullable(update).map(fact -> (Interaction) fact.payload());
    }

    @Override
    public Optional<ContextData> contextData() {
        return Optional.ofNullable(context).map(fact -> (ContextData) fact.payload());
    }

    @Override
    public Optional<Media> media() {
        return Optional.ofNullable(mediaFact).map(fact -> (Media) fact.payload());
    }

    @Override
    public Optional<Instant> ended() {
        return Optional.ofNullable(endedAt);
    }
}
