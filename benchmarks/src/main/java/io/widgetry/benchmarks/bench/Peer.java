package io.widgetry.benchmarks.bench;

import java.util.List;

/** One way to bring events to listeners. Events are made before, one for each interaction, and published again and again. */
public interface Peer extends AutoCloseable {
    /**
     * Makes the interactions live and the listeners known. Returns when an event would reach all of them.
     *
     * @param payloads of each interaction the payload of its events
     */
    void open(Audience audience, List<Payload> payloads) throws Exception;

    /** Publishes an event of an interaction, in the way that the peer's own documentation shows first. */
    void publish(int interaction);

    /**
     * How many events may be on their way before a publisher waits, when it publishes as fast as it goes: far less than a
     * mailbox holds, and no more than what a turn can work off.
     */
    default int window() {
        return 2_048;
    }

    /** Ends it. Callbacks that are stuck have been let go. */
    @Override
    void close() throws Exception;

    /**
     * What is published of an interaction.
     *
     * @param id the interaction's id
     * @param json what a source sends
     */
    record Payload(String id, String json) {
        /** {@return payloads of so many interactions} */
        public static List<Payload> of(int interactions) {
            return java.util.stream.IntStream.range(0, interactions)
                    .mapToObj(i -> "interaction-" + i)
                    .map(id -> new Payload(id, "{\"id\":\"" + id + "\",\"channel\":\"VOICE\",\"state\":\"ACTIVE\"}"))
                    .toList();
        }
    }
}
