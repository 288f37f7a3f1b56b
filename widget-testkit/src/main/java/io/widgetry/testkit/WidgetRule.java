package io.widgetry.testkit;

import io.widgetry.api.Widget;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Tests a widget with JUnit 4. What can be said is in {@link WidgetScript}.
 *
 * <pre>{@code
 * @Rule
 * public final WidgetRule widget = WidgetRule.of(HoldCounter::new);
 *
 * @Test
 * public void countsHowOftenTheCallWasOnHold() {
 *     widget.given(aVoiceInteraction().active())
 *             .when(theAgentHolds(), theAgentResumes(), theAgentHolds())
 *             .then()
 *             .row("Times on hold", "2");
 * }
 * }</pre>
 */
public final class WidgetRule extends WidgetScript<WidgetRule> implements TestRule {

    private WidgetRule(Class<? extends Widget> type) {
        super(type);
    }

    private WidgetRule(Supplier<? extends Widget> objects) {
        super(objects);
    }

    /**
     * Tests a widget whose objects are made as Declarative Services makes them: by the constructor with {@code @Activate},
     * else the one without parameters; then {@code @Reference} fields and methods, then {@code @Activate} methods. Services
     * are those of {@link #providing}; a configuration, as an annotation or a map, is that of {@link #configured}. What only
     * a container has, such as a {@code BundleContext}, cannot be given.
     *
     * @param type its class; not null
     * @return the rule
     */
    public static WidgetRule of(Class<? extends Widget> type) {
        return new WidgetRule(type);
    }

    /**
     * Tests a widget whose objects the test makes. They are taken as they are: nothing is injected, and no {@code @Activate}
     * method is called. Those with {@code @Deactivate} are, when the object goes.
     *
     * @param objects makes an object for each context if the component is a prototype, else one; not null
     * @return the rule
     */
    public static WidgetRule of(Supplier<? extends Widget> objects) {
        return new WidgetRule(objects);
    }

    @Override
    public Statement apply(Statement test, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                try {
                    test.evaluate();
                } catch (Throwable failure) {
                    end().ifPresent(failure::addSuppressed);
                    throw failure;
                }
                Optional<AssertionError> unexpected = end();
                if (unexpected.isPresent()) {
                    throw unexpected.get();
                }
            }
        };
    }
}
