package io.widgetry.integration.support;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ops4j.pax.exam.Option;

/** What a container of the tests is made of, in the order in which it starts. */
public final class RuntimeOptions {
    private RuntimeOptions() {}

    /** The runtime as it is shipped, without a feed and without sample widgets. */
    public static Option runtime() {
        return composite(
                container(),
                bundles("com.fasterxml.jackson.core.jackson-core"),
                bundles("io.widgetry.api", "io.widgetry.core", "io.widgetry.feed"));
    }

    /** Gogo and the commands. */
    public static Option shell() {
        return composite(
                bundles("org.jline", "org.apache.felix.gogo.runtime", "org.apache.felix.gogo.command"),
                // A library here: started, it would read the standard input, by which Surefire commands this process.
                library("org.apache.felix.gogo.jline"),
                bundles("io.widgetry.shell"));
    }

    /** The deployer, with a new home, whose drop folder is empty. */
    public static Option deployer() {
        try {
            return deployer(Files.createTempDirectory(Path.of("target"), "home-"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The deployer with this home. */
    public static Option deployer(Path home) {
        return composite(
                frameworkProperty("widgetry.home").value(home.toAbsolutePath().toString()),
                bundles(
                        "org.osgi.util.converter",
                        "org.eclipse.parsson.jakarta.json",
                        "org.apache.felix.cm.json",
                        "io.widgetry.deployer"));
    }

    /** Sample widgets, by the name of their module. */
    public static Option samples(String... names) {
        return bundles(
                Arrays.stream(names).map(name -> "io.widgetry.sample." + name).toArray(String[]::new));
    }

    /** A logging back-end, as the distribution has it, that prints nothing. */
    public static Option logging() {
        return composite(
                frameworkProperty("org.ops4j.pax.logging.property.file")
                        .value(Path.of("target/test-classes/logback-silent.xml")
                                .toAbsolutePath()
                                .toString()),
                bundles("org.ops4j.pax.logging.pax-logging-logback"));
    }

    /** Bundles of the class path, by symbolic name. */
    public static Option bundles(String... symbolicNames) {
        return composite(Arrays.stream(symbolicNames)
                .map(name -> bundle(ClassPath.bundle(name).toUri().toString()))
                .toArray(Option[]::new));
    }

    private static Option library(String symbolicName) {
        return bundle(ClassPath.bundle(symbolicName).toUri().toString()).noStart();
    }

    /** Logging, Configuration Admin, metatype and Declarative Services. */
    private static Option container() {
        return composite(
                junitBundles(),
                bundles("org.ops4j.pax.logging.pax-logging-api"),
                // First of all that use it: whoever polls before it is there makes the framework wait.
                bundles("org.apache.felix.configadmin", "org.apache.felix.metatype"),
                bundles("org.osgi.service.component", "org.osgi.util.function", "org.osgi.util.promise"),
                bundles("org.apache.felix.scr"));
    }
}
