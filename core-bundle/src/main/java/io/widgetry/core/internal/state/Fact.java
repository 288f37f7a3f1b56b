package io.widgetry.core.internal.state;

import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.TeamMember;
import java.time.Instant;

/**
 * An event that has been accepted and numbered.
 *
 * @param name the event's name
 * @param type its row in the catalogue; null for a name outside it
 * @param agentId whose workspace
 * @param interactionId which interaction; null if none
 * @param sequence its number
 * @param time when it happened
 * @param json the payload as received
 * @param payload the payload bound
 */
public record Fact(
        String name,
        DataEventType type,
        String agentId,
        String interactionId,
        long sequence,
        Instant time,
        String json,
        Payload payload) {

    /** {@return whether a later value makes this one obsolete} */
    public boolean isState() {
        return type != null && type.kind() == EventKind.STATE;
    }

    /** {@return what this is the latest value of, only for a state event} */
    public StateKey stateKey() {
        return new StateKey(agentId, name, part());
    }

    /** {@return which of several values of its event this is} */
    String part() {
        return switch (type.retention()) {
            case PER_INTERACTION -> text(interactionId);
            case PER_NAME -> text(((ChannelStatus) payload).name());
            case PER_USER -> text(((TeamMember) payload).userHandle());
            case PER_RESOURCE -> resource((Resource) payload);
            case ONE, NONE -> "";
        };
    }

    static String resource(Resource resource) {
        return text(resource.channel()) + '\n' + text(resource.providerId());
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
