package io.widgetry.testkit.exam;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import io.widgetry.testkit.exam.internal.ClassPath;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;

/**
 * Options of Pax Exam for tests of widgets in a container.
 *
 * <pre>{@code
 * @Configuration
 * public Option[] configuration() {
 *     return options(WidgetryOptions.runtime(), WidgetryOptions.projectBundle());
 * }
 * }</pre>
 *
 * <p>Everything is taken from the test's class path, by symbolic name, so the versions that run are those of the project.
 * Called outside of the container, as {@code @Configuration} methods are.
 */
public final class WidgetryOptions {
    private WidgetryOptions() {}

    /**
     * The runtime, without widgets and without a source: JUnit 4, logging, Configuration Admin, Declarative Services, and
     * the bundles {@code io.widgetry.api}, {@code io.widgetry.core} and {@code io.widgetry.feed}.
     *
     * @return the option; not null
     * @throws IllegalArgumentException if one of the bundles is not on the class path; the message says which
     */
    public static Option runtime() {
        return composite(
                // the logging of the runtime is what runs, and a bundle that does not resolve fails the test
                frameworkProperty("org.ops4j.pax.logging.DefaultServiceLog.level")
                        .value("WARN"),
                junitBundles(),
                bundles("org.ops4j.pax.logging.pax-logging-api"),
                // first of all that use it: whoever polls before it is there makes the framework wait
                bundles("org.apache.felix.configadmin", "org.apache.felix.metatype"),
                bundles("org.osgi.service.component", "org.osgi.util.function", "org.osgi.util.promise"),
                bundles("org.apache.felix.scr", "com.fasterxml.jackson.core.jackson-core"),
                bundles("io.widgetry.api", "io.widgetry.core", "io.widgetry.feed"));
    }

    /**
     * The bundle that this project makes: the jar in {@code target}, which is there from the phase {@code package} on.
     *
     * @return the option; not null
     * @throws IllegalStateException if there is none yet
     */
    public static Option projectBundle() {
        return projectBundle(Path.of("target"));
    }

    /**
     * The bundle that a project makes, from another directory than {@code target}.
     *
     * @param directory where its jar is; not null
     * @return the option; not null
     * @throws IllegalStateException if there is none yet
     */
    public static Option projectBundle(Path directory) {
        return bundle(ClassPath.projectBundle(Objects.requireNonNull(directory, "directory")));
    }

    /**
     * Further bundles of the class path.
     *
     * @param symbolicNames their symbolic names; not null
     * @return the option; not null
     * @throws IllegalArgumentException if one of them is not there; the message says which
     */
    public static Option bundles(String... symbolicNames) {
        return composite(Arrays.stream(symbolicNames)
                .map(name -> bundle(ClassPath.bundle(name)))
                .toArray(Option[]::new));
    }

    private static Option bundle(Path jar) {
        return CoreOptions.bundle(jar.toUri().toString());
    }
}
