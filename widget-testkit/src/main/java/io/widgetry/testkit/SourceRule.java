package io.widgetry.testkit;

import java.time.Duration;
import org.junit.rules.ExternalResource;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Tests a source of events, such as a connector to a telephony system, with JUnit 4. What can be asked is in
 * {@link TestPublisher}. The test ends after the methods with {@code @After}, which close the source.
 *
 * <pre>{@code
 * @Rule
 * public final SourceRule events = SourceRule.create();
 * }</pre>
 */
public final class SourceRule extends TestPublisher implements TestRule {

    private SourceRule() {}

    private SourceRule(Duration patience) {
        super(patience);
    }

    /**
     * A rule that waits for an event for 10 s, in a debugger for an hour.
     *
     * @return the rule, which is the publisher for the source; not null
     */
    public static SourceRule create() {
        return new SourceRule();
    }

    /**
     * A rule that waits for an event as long as it says; see {@link SourceTester#create(Duration)}.
     *
     * @param patience how long, of real time; not negative, not null
     * @return the rule, which is the publisher for the source; not null
     * @throws NullPointerException if the patience is null
     * @throws IllegalArgumentException if it is negative
     */
    public static SourceRule create(Duration patience) {
        return new SourceRule(patience);
    }

    /** Runs a test with a core of its own. Called by JUnit. */
    @Override
    public Statement apply(Statement test, Description description) {
        ExternalResource core = new ExternalResource() {
            @Override
            protected void before() {
                begin();
            }

            @Override
            protected void after() {
                end();
            }
        };
        return core.apply(test, description);
    }
}
