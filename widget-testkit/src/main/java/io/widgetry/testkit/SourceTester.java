package io.widgetry.testkit;

import java.time.Duration;

/**
 * Tests a source of events, such as a connector to a telephony system, with any test framework, or with none:
 *
 * <pre>{@code
 * try (SourceTester events = SourceTester.create()) {
 *     MyConnector connector = new MyConnector(events, …);
 *     …
 *     events.accepted(2);
 *     assertEquals(List.of(…), events.admin().interactions());
 * }
 * }</pre>
 *
 * What can be asked is in {@link TestPublisher}.
 */
public final class SourceTester extends TestPublisher implements AutoCloseable {

    private SourceTester() {}

    private SourceTester(Duration patience) {
        super(patience);
    }

    /**
     * Begins a test that waits for an event for 10 s, in a debugger for an hour.
     *
     * @return the publisher for the source; not null
     */
    public static SourceTester create() {
        return new SourceTester();
    }

    /**
     * Begins a test that waits for an event as long as it says.
     *
     * @param patience how long, of real time; zero to take only what is there; not negative, not null
     * @return the publisher for the source; not null
     * @throws NullPointerException if the patience is null
     * @throws IllegalArgumentException if it is negative
     */
    public static SourceTester create(Duration patience) {
        return new SourceTester(patience);
    }

    /** Ends the test and its core's threads; the source is to be closed before. A second call does nothing. */
    @Override
    public void close() {
        end();
    }
}
