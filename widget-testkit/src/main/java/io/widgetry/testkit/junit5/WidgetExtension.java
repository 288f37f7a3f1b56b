package io.widgetry.testkit.junit5;

import io.widgetry.api.Widget;
import io.widgetry.testkit.WidgetScript;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests a widget with JUnit 5 and later. What can be said is in {@link WidgetScript}.
 *
 * <pre>{@code
 * @RegisterExtension
 * final WidgetExtension widget = WidgetExtension.of(HoldCounter::new);
 * }</pre>
 */
public final class WidgetExtension extends WidgetScript<WidgetExtension> implements AfterEachCallback {

    private WidgetExtension(Class<? extends Widget> type) {
        super(type);
    }

    private WidgetExtension(Supplier<? extends Widget> objects) {
        super(objects);
    }

    /**
     * Tests a widget whose objects are made as a container makes them; see {@link io.widgetry.testkit.WidgetRule#of(Class)}.
     *
     * @param type its class; not null
     * @return the extension
     */
    public static WidgetExtension of(Class<? extends Widget> type) {
        return new WidgetExtension(type);
    }

    /**
     * Tests a widget whose objects the test makes; see {@link io.widgetry.testkit.WidgetRule#of(Supplier)}.
     *
     * @param objects makes them; not null
     * @return the extension
     */
    public static WidgetExtension of(Supplier<? extends Widget> objects) {
        return new WidgetExtension(objects);
    }

    /** Ends the test; it fails if a callback threw what it did not expect. Called by JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        Optional<AssertionError> unexpected = end();
        Optional<Throwable> failure = context.getExecutionException();
        if (unexpected.isPresent() && failure.isPresent()) {
            failure.get().addSuppressed(unexpected.get());
        } else if (unexpected.isPresent()) {
            throw unexpected.get();
        }
    }
}
