package io.widgetry.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** The rule around tests, those that are to fail included, which are therefore run by hand. */
public class SourceRuleTest {
    private static final SourceEvent READY = SourceEvent.of(DataEvents.AGENT_STATE, "600008")
            .from("/cti", "e-1")
            .json("{\"currentState\":\"READY\"}")
            .build();

    private final SourceRule events = SourceRule.create();

    private interface Body {
        void run() throws Throwable;
    }

    private void test(Body body) throws Throwable {
        Statement test = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                body.run();
            }
        };
        events.apply(test, Description.EMPTY).evaluate();
    }

    @Test
    public void theSourceMayPublishBeforeTheTestBegins() throws Throwable {
        events.publish(READY);

        test(() -> events.accepted(1));
    }

    @Test
    public void eachTestHasACoreThatKnowsNothing() throws Throwable {
        for (int i = 0; i < 2; i++) {
            test(() -> {
                assertEquals(List.of(), events.admin().agents());
                events.publish(READY);
                events.accepted(1);
            });
        }
    }

    @Test
    public void afterATestNothingIsAccepted() throws Throwable {
        test(() -> events.publish(READY));

        assertEquals(Optional.of(Reason.STOPPING), events.publish(READY).reason());
    }

    @Test
    public void soItIsAfterATestThatFails() {
        AssertionError own = new AssertionError("my own");

        AssertionError thrown = assertThrows(
                AssertionError.class,
                () -> test(() -> {
                    throw own;
                }));

        assertEquals(own, thrown);
        assertEquals(Optional.of(Reason.STOPPING), events.publish(READY).reason());
    }

    @Test
    public void itWaitsAsLongAsItSays() {
        SourceRule impatient = SourceRule.create(Duration.ofMillis(20));
        String told = assertThrows(AssertionError.class, impatient::next).getMessage();
        impatient.end();

        assertTrue(told, told.startsWith("the source published nothing more within 20 ms"));
    }
}
