package io.widgetry.testkit;

import io.widgetry.api.Widget;
import java.util.function.Supplier;

/**
 * Tests a widget with any test framework, or with none: {@code try (WidgetTester widget = WidgetTester.of(MyWidget::new)) {
 * … }}. What can be said is in {@link WidgetScript}.
 */
public final class WidgetTester extends WidgetScript<WidgetTester> implements AutoCloseable {

    private WidgetTester(Class<? extends Widget> type) {
        super(type);
    }

    private WidgetTester(Supplier<? extends Widget> objects) {
        super(objects);
    }

    /**
     * Tests a widget whose objects are made as a container makes them; see {@link WidgetRule#of(Class)}.
     *
     * @param type its class; not null
     * @return the test
     */
    public static WidgetTester of(Class<? extends Widget> type) {
        return new WidgetTester(type);
    }

    /**
     * Tests a widget whose objects the test makes; see {@link WidgetRule#of(Supplier)}.
     *
     * @param objects makes them; not null
     * @return the test
     */
    public static WidgetTester of(Supplier<? extends Widget> objects) {
        return new WidgetTester(objects);
    }

    /**
     * Ends the test, and after that its widgets.
     *
     * @throws AssertionError if a callback threw what the test did not expect
     */
    @Override
    public void close() {
        end().ifPresent(unexpected -> {
            throw unexpected;
        });
    }
}
