package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.core.internal.state.InteractionSnapshot;
import io.widgetry.core.internal.state.Snapshot;

/** Whether an event fits the life of the interaction that it is about. */
final class Admission {
    private Admission() {}

    /** Says why an event is rejected; null if it is not. */
    static PublishResult check(Incoming in, Snapshot state, boolean closed, int limit) {
        String id = in.interactionId();
        if (id == null) {
            return null;
        }
        if (closed) {
            return PublishResult.rejected(
                    Reason.INTERACTION_CLOSED, place(id, state) + " is closed: no event of it can follow");
        }
        InteractionSnapshot live = state.find(id);
        if (in.isClosing()) {
            return live != null
                    ? null
                    : PublishResult.rejected(
                            Reason.NO_INTERACTION, place(id, state) + " is not open, so it cannot be closed");
        }
        if (isEnd(in.type()) && live != null && live.afterContactWork()) {
            return PublishResult.rejected(
                    Reason.ALREADY_ENDED,
                    place(id, state) + " has ended before and is in after-contact work:"
                            + " send interactionClosed when that is done");
        }
        if (live == null && opensInteraction(in.type()) && state.interactionCount() >= limit) {
            return PublishResult.rejected(
                    Reason.LIMIT,
                    place(id, state) + " would exceed the configured limit of " + limit
                            + " live interactions of one agent");
        }
        return null;
    }

    private static String place(String id, Snapshot state) {
        return "interaction " + id + " of agent " + state.agentId();
    }

    /** Whether an event tells an interaction's end, under either name. */
    static boolean isEnd(DataEventType type) {
        return type == DataEventType.INTERACTION_ENDED || type == DataEventType.ANY_INTERACTION_ENDED;
    }

    /**
     * Whether an event lets its interaction appear if it is not live: the order in which a source tells an interaction's
     * context, media and card is its own.
     */
    static boolean opensInteraction(DataEventType type) {
        return type != null
                && (type.requiresInteraction()
                        || type == DataEventType.ANY_INTERACTION
                        || type == DataEventType.ANY_INTERACTION_ENDED);
    }
}
