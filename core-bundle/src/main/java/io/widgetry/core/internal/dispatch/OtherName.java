package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.core.internal.trace.Trace;
import java.util.List;
import java.util.Optional;

/**
 * The other name under which the same is told: of an interaction's update or end (rule 9), and of a message to one widget
 * (rule 16).
 *
 * @param name the name
 * @param number its number in the workspace
 */
record OtherName(String name, long number) {
    static Optional<OtherName> of(Trace event) {
        if (event.sending() != null) {
            String addressee = event.sending().addressee();
            return addressee == null ? Optional.empty() : ofMessage(event, DataEvents.messageTo(addressee));
        }
        return DataEventType.byName(event.name()).map(type -> switch (type) {
            case INTERACTION -> new OtherName(DataEvents.ANY_INTERACTION, event.sequence() + 1);
            case INTERACTION_ENDED -> new OtherName(DataEvents.ANY_INTERACTION_ENDED, event.sequence() + 1);
            case ANY_INTERACTION -> new OtherName(DataEvents.INTERACTION, event.sequence() - 1);
            case ANY_INTERACTION_ENDED -> new OtherName(DataEvents.INTERACTION_ENDED, event.sequence() - 1);
            default -> null;
        });
    }

    private static Optional<OtherName> ofMessage(Trace event, String addressed) {
        return Optional.of(
                event.name().equals(addressed)
                        ? new OtherName(DataEvents.MESSAGE, event.sequence() - 1)
                        : new OtherName(addressed, event.sequence() + 1));
    }

    /** {@return where to look, if one of the instances subscribes to this name} */
    String hint(Trace event, List<Instance> instances) {
        return instances.stream().noneMatch(instance -> instance.subscribesTo(name))
                ? ""
                : ", but to " + name + ", under which the same is told as number " + number + ": see event:why "
                        + event.agentId() + "/" + number;
    }
}
