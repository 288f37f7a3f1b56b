package io.widgetry.testkit;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.testkit.internal.Publications;
import java.time.Duration;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The publisher that a test hands to the source under test: the real core in memory, without widgets, configured by its
 * defaults. It keeps each event and what became of it until the test asks for it, in order.
 *
 * <p>The source may publish from any thread. The test asks ({@link #next}, {@link #accepted}) from one thread at a
 * time, and may look at {@link #admin} from any. Time is this computer's: it does not stand still.
 *
 * <p>{@link SourceTester}, {@link SourceRule} and {@code io.widgetry.testkit.junit5.SourceExtension} are one.
 */
@ProviderType
public abstract class TestPublisher implements DataEventPublisher {
    private final Duration patience;
    private volatile Publications publications;

    /** For the kit's own classes: one that waits for an event for 10 s, in a debugger for an hour. */
    protected TestPublisher() {
        this(Publications.usualPatience());
    }

    /**
     * For the kit's own classes.
     *
     * @param patience how long to wait for an event, of real time; zero to take only what is there; not negative, not
     *     null
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is negative
     */
    protected TestPublisher(Duration patience) {
        if (Objects.requireNonNull(patience, "patience").isNegative()) {
            throw new IllegalArgumentException("the patience is " + patience + ", and must not be negative");
        }
        this.patience = patience;
        this.publications = new Publications(patience);
    }

    /**
     * Publishes an event to the core, as in operation: see {@link DataEventPublisher#publish}. The source calls this.
     * When it returns, {@link #admin} shows what the event changed.
     *
     * <p>After the end of the test each event is rejected as {@link PublishResult.Reason#STOPPING}.
     *
     * @param event the event; not null
     * @return what became of it; not null
     * @throws NullPointerException if the event is null; it does not count as published then
     */
    @Override
    public PublishResult publish(SourceEvent event) {
        return publications.publish(event);
    }

    /**
     * The next event that the test has not asked for yet, waited for if need be. Events come in the order in which
     * {@link #publish} was done with them, whatever became of them: those of one thread in its order, those of several
     * threads mixed. Each comes once.
     *
     * @return the event and its result; {@link #admin} shows what it changed; not null
     * @throws AssertionError if none is published in time: says what was waited for, and what came last. Or if the
     *     thread is interrupted, which it still is then
     */
    public Published next() {
        return publications.next();
    }

    /**
     * Asks for the next events as {@link #next} does, and fails at the first that was not accepted. A duplicate was
     * not.
     *
     * @param events how many; at least 1
     * @throws AssertionError if one is rejected or a duplicate: names its type, its id and the core's reason. If one is
     *     not published in time, each being waited for anew. Or if the thread is interrupted, which it still is then
     * @throws IllegalArgumentException if the number is below 1
     */
    public void accepted(int events) {
        if (events < 1) {
            throw new IllegalArgumentException(
                    events + " events were to be accepted, but at least 1 has to be asked for");
        }
        publications.accepted(events);
    }

    /**
     * What an operator sees of the core: agents, interactions, counters, traces.
     *
     * @return the view of this test's core, the same until another test begins; after the end, of a core that has
     *     stopped; not null
     */
    public RuntimeAdmin admin() {
        return publications.admin();
    }

    /** For the kit's own classes: begins a test, with a new core if the one before has ended. */
    protected final void begin() {
        if (publications.isClosed()) {
            publications = new Publications(patience);
        }
    }

    /** For the kit's own classes: ends the test and its core's threads. Nothing happens if it has ended. */
    protected final void end() {
        publications.close();
    }
}
