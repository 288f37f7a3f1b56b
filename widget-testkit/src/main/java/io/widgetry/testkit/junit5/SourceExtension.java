package io.widgetry.testkit.junit5;

import io.widgetry.testkit.SourceTester;
import io.widgetry.testkit.TestPublisher;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests a source of events, such as a connector to a telephony system, with JUnit 5 and later. What can be asked is
 * in {@link TestPublisher}. Each test has a core of its own and ends after the methods with {@code @AfterEach},
 * which close the source. A static field is for tests that run one after the other.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SourceExtension events = SourceExtension.create();
 * }</pre>
 */
public final class SourceExtension extends TestPublisher implements BeforeEachCallback, AfterEachCallback {

    private SourceExtension() {}

    private SourceExtension(Duration patience) {
        super(patience);
    }

    /**
     * An extension that waits for an event for 10 s, in a debugger for an hour.
     *
     * @return the extension, which is the publisher for the source; not null
     */
    public static SourceExtension create() {
        return new SourceExtension();
    }

    /**
     * An extension that waits for an event as long as it says; see {@link SourceTester#create(Duration)}.
     *
     * @param patience how long, of real time; not negative, not null
     * @return the extension, which is the publisher for the source; not null
     * @throws NullPointerException if the patience is null
     * @throws IllegalArgumentException if it is negative
     */
    public static SourceExtension create(Duration patience) {
        return new SourceExtension(patience);
    }

    /** Begins with a core that knows nothing. Called by JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    /** Ends the test and its core's threads. Called by JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        end();
    }
}
