package io.widgetry.feed.internal.replay;

import io.widgetry.api.spi.SourceEvent;

/** Makes events new that were played before: the same id from another source is another event. */
final class Again {
    private Again() {}

    /**
     * The same event from a source that is this feed's own: {@code /cti/east} becomes {@code /cti/east#7}. A source that
     * has a fragment gets a longer one, as a second number sign would make it no URI reference.
     */
    static SourceEvent renew(SourceEvent event, int feedId) {
        String source = event.source() + (event.source().indexOf('#') < 0 ? "#" : "/") + feedId;
        SourceEvent.Builder renewed = SourceEvent.of(event.type(), event.agentId())
                .interaction(event.interactionId().orElse(null))
                .from(source, event.id().orElse(null))
                .at(event.time().orElse(null))
                .afterContactWork(event.afterContactWork());
        String json = event.json().orElse(null);
        return event.payload()
                .map(payload -> renewed.bound(json, payload))
                .orElseGet(() -> renewed.json(json))
                .build();
    }
}
