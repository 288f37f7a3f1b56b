package io.widgetry.testkit.junit5;

import static org.junit.Assert.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The extension in tests of JUnit 5, run by its launcher because one that is to fail has to run, too. */
public class SourceExtensionTest {
    private static final SourceEvent READY = SourceEvent.of(DataEvents.AGENT_STATE, "600008")
            .from("/cti", "e-1")
            .json("{\"currentState\":\"READY\"}")
            .build();

    static final class Jupiter {
        @RegisterExtension
        static final SourceExtension FOR_ALL = SourceExtension.create(Duration.ofMillis(20));

        @RegisterExtension
        final SourceExtension events = SourceExtension.create();

        @org.junit.jupiter.api.Test
        void passes() {
            FOR_ALL.publish(READY);
            events.publish(READY);
            FOR_ALL.accepted(1);
            events.accepted(1);
        }

        @org.junit.jupiter.api.Test
        void passesAfterwardsWithAnotherCore() {
            passes();
        }

        @org.junit.jupiter.api.Test
        void failsByItsDeadline() {
            FOR_ALL.next();
        }
    }

    @Test
    public void eachTestHasACoreOfItsOwnAndFailsByWhatTheSourcePublishes() {
        Map<String, String> results = new TreeMap<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Jupiter.class))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    String failure = result.getThrowable()
                                            .map(Throwable::getMessage)
                                            .orElse("passed");
                                    results.put(test.getDisplayName(), failure);
                                }
                            }
                        });

        assertEquals(
                Map.of(
                        "passes()", "passed",
                        "passesAfterwardsWithAnotherCore()", "passed",
                        "failsByItsDeadline()",
                                "the source published nothing more within 20 ms; waited for its event 1,"
                                        + " and nothing came before"),
                results);
        assertEquals(
                Optional.of(Reason.STOPPING), Jupiter.FOR_ALL.publish(READY).reason());
    }
}
