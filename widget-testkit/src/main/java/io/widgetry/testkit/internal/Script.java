package io.widgetry.testkit.internal;

import io.widgetry.api.Widget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a test says before its first step, and the container that the first step makes of it. */
public final class Script {
    private final Given given = new Given();
    private final List<Supplier<Part>> parts = new ArrayList<>();
    private Instant start = Instant.parse("2026-03-02T09:00:00Z");
    private Duration patience;
    private Container container;

    /** Adds a widget. */
    public void add(Class<? extends Widget> type) {
        change(() -> parts.add(() -> Part.of(type, given)));
    }

    /** Adds a widget. */
    public void add(Supplier<? extends Widget> objects) {
        change(() -> parts.add(() -> Part.of(objects, given)));
    }

    /** Adds a service. */
    public void service(Class<?> type, Object service) {
        change(() -> given.service(type, service));
    }

    /** Configures the widgets. */
    public void configure(String property, Object value) {
        change(() -> given.configuration().put(property, value));
    }

    /** Configures the core. */
    public void configureCore(String name, Object value) {
        change(() -> given.core().put(name, value));
    }

    /** When the test begins. */
    public void start(Instant time) {
        change(() -> start = time);
    }

    /** How long to wait for widgets to come to rest. */
    public void patience(Duration time) {
        change(() -> patience = time);
    }

    private void change(Runnable change) {
        if (container != null) {
            throw new IllegalStateException("say this before the first given(), when() or then() of the test");
        }
        change.run();
    }

    /** {@return the container, made at the first call} */
    public Container container() {
        if (container == null) {
            container = new Container(
                    start, patience, given, parts.stream().map(Supplier::get).toList());
        }
        return container;
    }

    /** Ends the test: returns a failure of a callback that it did not expect. */
    public Optional<AssertionError> end() {
        if (container == null) {
            return Optional.empty();
        }
        Container ended = container;
        container = null;
        ended.shutDown();
        return ended.witness().failure().map(Script::unexpected);
    }

    /** {@return an error that says what was not expected} */
    public static AssertionError unexpected(Failure failure) {
        return new AssertionError(
                failure.told() + "; a test that expects it says so: then().threw("
                        + failure.thrown().getClass().getSimpleName() + ".class)",
                failure.thrown());
    }
}
