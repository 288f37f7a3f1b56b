package io.widgetry.testkit.junit5;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** The extension in tests of JUnit 5, which are run by its launcher because those that are to fail have to run, too. */
public class WidgetExtensionTest {

    /** Shows the state, and cannot stand a held call. */
    @Component(scope = ServiceScope.PROTOTYPE)
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(DataEvents.INTERACTION)
    static final class Touchy implements Widget {
        private int told;

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            if (((Interaction) event.payload()).state().equals("HELD")) {
                throw new IllegalStateException("held");
            }
            context.show(View.titled("told").row("times", "" + ++told));
        }
    }

    static final class Jupiter {
        @RegisterExtension
        final WidgetExtension widget = WidgetExtension.of(Touchy::new);

        @org.junit.jupiter.api.Test
        void passes() {
            widget.given(aVoiceInteraction().active()).then().row("times", "1");
        }

        @org.junit.jupiter.api.Test
        void passesAfterwardsWithAnotherObject() {
            widget.given(aVoiceInteraction().active()).then().row("times", "1");
        }

        @org.junit.jupiter.api.Test
        void failsByItsAssertion() {
            widget.given(aVoiceInteraction().active()).then().row("times", "2");
        }

        @org.junit.jupiter.api.Test
        void failsByTheCallback() {
            widget.when(aVoiceInteraction().held());
        }

        @org.junit.jupiter.api.Test
        void failsByTheCallbackAndTellsTheTestsOwnFailure() {
            widget.when(aVoiceInteraction().held());
            throw new IllegalArgumentException("my own");
        }

        @org.junit.jupiter.api.Test
        void expectsTheFailure() {
            widget.when(aVoiceInteraction().held()).then().threw(IllegalStateException.class);
        }
    }

    @Test
    public void aTestPassesOrFailsByWhatTheWidgetDoes() {
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

        assertEquals("passed", results.remove("passes()"));
        assertEquals("passed", results.remove("passesAfterwardsWithAnotherObject()"));
        assertEquals("passed", results.remove("expectsTheFailure()"));
        assertTold("but it is: 1", results.remove("failsByItsAssertion()"));
        assertTold("threw java.lang.IllegalStateException: held", results.remove("failsByTheCallback()"));
        assertTold("my own", results.remove("failsByTheCallbackAndTellsTheTestsOwnFailure()"));
        assertEquals(Map.of(), results);
    }

    private static void assertTold(String part, String told) {
        assertTrue(told, told != null && told.contains(part));
    }
}
