package io.widgetry.certify.internal.load;

import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Publishes the certification's events, and remembers of the odd ones which number they got. Safe for several threads. */
public final class Source {
    /** What sources' names of the certification are. */
    public static final String NAME = "/certify";

    private final DataEventPublisher events;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Map<String, String> inputs = new ConcurrentHashMap<>();

    /** Publishes there. */
    public Source(DataEventPublisher events) {
        this.events = events;
    }

    /** Tells an event; the interaction is null if it is about none. */
    public PublishResult tell(String type, String agent, String interaction, String json) {
        return count(events.publish(SourceEvent.of(type, agent)
                .interaction(interaction)
                .from(NAME, null)
                .json(json)
                .build()));
    }

    /** Tells an event that is worth remembering, with what is special about it. */
    public void tellOdd(String type, String agent, String interaction, String json, String input) {
        PublishResult result = tell(type, agent, interaction, json);
        if (result.isAccepted()) {
            inputs.put(key(agent, result.sequence()), input);
            // the second name of the same fact (rule 9)
            inputs.putIfAbsent(key(agent, result.sequence() + 1), input);
            inputs.putIfAbsent(key(agent, result.sequence() - 1), input);
        }
    }

    /** Ends an interaction, and closes it unless there is work after the contact. */
    public void end(String type, String agent, String interaction, String json, boolean afterContactWork) {
        count(events.publish(SourceEvent.of(type, agent)
                .interaction(interaction)
                .from(NAME, null)
                .afterContactWork(afterContactWork)
                .json(json)
                .build()));
    }

    /** Closes an interaction whose work after the contact is done. */
    public void close(String agent, String interaction) {
        count(events.publish(SourceEvent.of(SourceEvent.INTERACTION_CLOSED, agent)
                .interaction(interaction)
                .from(NAME, null)
                .build()));
    }

    private PublishResult count(PublishResult result) {
        (result.isAccepted() ? accepted : rejected).increment();
        return result;
    }

    /** {@return what was special about an event; empty if nothing was} */
    public String input(String agent, long sequence) {
        return inputs.getOrDefault(key(agent, sequence), "");
    }

    private static String key(String agent, long sequence) {
        return agent + '/' + sequence;
    }

    /** {@return how many events were accepted so far} */
    public long accepted() {
        return accepted.sum();
    }

    /** {@return how many events the runtime rejected, and no widget was told} */
    public long rejected() {
        return rejected.sum();
    }
}
