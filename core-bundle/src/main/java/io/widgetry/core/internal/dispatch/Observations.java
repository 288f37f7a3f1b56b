package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.MessageRoute;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.Optional;

/** Events as those see them who are not widgets in the container: secrets masked (rule 20). */
final class Observations {
    private static final String MASKED = "\"***\"";

    private Observations() {}

    /**
     * An event.
     *
     * @param origin what was published; null if nothing was, or not under this name
     * @param message who sent it to whom; null if it is no message between widgets
     * @param instances to how many instances it was routed
     */
    static ObservedEvent of(Fact fact, SourceEvent origin, MessageRoute message, int instances) {
        boolean secret = fact.type() == DataEventType.SSO_TOKEN_REFRESH;
        return new ObservedEvent(
                fact.name(),
                fact.agentId(),
                Optional.ofNullable(fact.interactionId()),
                fact.sequence(),
                fact.time(),
                Optional.ofNullable(origin).map(event -> secret ? masked(event) : event),
                secret ? MASKED : fact.json(),
                instances,
                Optional.ofNullable(message));
    }

    private static SourceEvent masked(SourceEvent event) {
        return SourceEvent.of(event.type(), event.agentId())
                .interaction(event.interactionId().orElse(null))
                .from(event.source(), event.id().orElse(null))
                .at(event.time().orElse(null))
                .afterContactWork(event.afterContactWork())
                .json(MASKED)
                .build();
    }
}
