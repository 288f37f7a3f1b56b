package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.json.InteractionIds;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What is checked of a published event before its workspace sees it: all that needs no lock. */
final class Intake {
    private final Dispatcher dispatcher;
    private final RecentEvents recent;
    private volatile boolean stopped;

    Intake(Dispatcher dispatcher, RecentEvents recent) {
        this.dispatcher = dispatcher;
        this.recent = recent;
    }

    void stop() {
        stopped = true;
    }

    PublishResult publish(SourceEvent event) {
        Objects.requireNonNull(event, "event");
        if (stopped) {
            return PublishResult.rejected(Reason.STOPPING, "the runtime is stopping and accepts no more events");
        }
        if (event.type().isBlank() || event.agentId().isBlank()) {
            return PublishResult.rejected(Reason.MALFORMED, "an event needs a type and an agent id that are not blank");
        }
        Incoming in;
        try {
            in = check(event);
        } catch (MalformedEventException e) {
            return e.toResult();
        }
        return event.id().isPresent() ? once(in, event.id().get()) : dispatcher.accept(in);
    }

    private PublishResult once(Incoming in, String id) {
        String source = in.event().source();
        if (!recent.add(source, id)) {
            return PublishResult.duplicate("an event with id " + id + " from " + source + " was accepted before");
        }
        boolean accepted = false;
        try {
            PublishResult result = dispatcher.accept(in);
            accepted = result.isAccepted();
            return result;
        } finally {
            if (!accepted) {
                recent.remove(source, id);
            }
        }
    }

    private Incoming check(SourceEvent event) throws MalformedEventException {
        Instant time = event.time().orElseGet(dispatcher.surroundings().clock()::instant);
        if (event.type().equals(SourceEvent.INTERACTION_CLOSED)) {
            String id = event.interactionId().orElse(null);
            requireInteraction(event, id);
            return new Incoming(event, null, id, time, "null", new Untyped(null));
        }
        Optional<DataEventType> known = DataEventType.byName(event.type());
        if (known.isPresent()
                && !known.get().products().contains(dispatcher.settings().product())) {
            throw new MalformedEventException(
                    Reason.NOT_IN_PRODUCT,
                    event.type() + " is not part of "
                            + dispatcher.settings().product().id() + ", the product that this runtime runs as");
        }
        boolean addressed = event.type().startsWith(DataEvents.MESSAGE + ":");
        DataEventType type = known.orElse(null);
        String json = event.json().orElse("null");
        Payload payload = event.payload().filter(bound -> fits(bound, type)).isPresent()
                ? event.payload().get()
                : dispatcher.mapper().bind(addressed ? DataEventType.MESSAGE : type, json);
        String id = event.interactionId().or(() -> InteractionIds.of(payload)).orElse(null);
        if (Admission.opensInteraction(type)) {
            requireInteraction(event, id);
        }
        return new Incoming(event, type, id, time, json, payload);
    }

    /** What a source has bound itself is believed only if it is of the event's type; else the text is bound. */
    private static boolean fits(Payload bound, DataEventType type) {
        return type == null ? bound instanceof Untyped : type.payloadType().isInstance(bound);
    }

    private static void requireInteraction(SourceEvent event, String id) throws MalformedEventException {
        if (id == null || id.isBlank()) {
            throw new MalformedEventException(
                    Reason.NO_INTERACTION,
                    event.type() + " is about an interaction but names none:"
                            + " give its id as subject, or as interactionId in data");
        }
    }
}
