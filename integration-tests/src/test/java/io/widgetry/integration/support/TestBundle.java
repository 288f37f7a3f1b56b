package io.widgetry.integration.support;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/**
 * A small bundle made of classes of the tests, by bnd, as Maven makes the real ones: annotations become component
 * descriptions, packages are imported as needed, and a component property type brings the capability that it requires.
 *
 * <p>Only for code outside the container, which is where {@code @Configuration} methods run. A bundle that a test
 * installs itself is made there too, see {@link #laterAs}.
 */
public final class TestBundle {
    private final List<Class<?>> classes = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();

    private TestBundle(String symbolicName) {
        header(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        version("1.0.0");
    }

    /** A bundle of this symbolic name, version 1.0.0, empty. */
    public static TestBundle named(String symbolicName) {
        return new TestBundle(symbolicName);
    }

    /** Sets the bundle's version. */
    public TestBundle version(String version) {
        return header(Constants.BUNDLE_VERSION, version);
    }

    /** Adds classes with all that is nested in them; a component's class is public and, if nested, static. */
    public TestBundle with(Class<?>... more) {
        classes.addAll(List.of(more));
        return this;
    }

    /** Sets a header of the manifest, or an instruction for bnd. */
    public TestBundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Installs and starts the bundle with the container. */
    public Option option() {
        return bundle(file().toUri().toString());
    }

    /** Makes the bundle, but leaves it to the test to install it from the location in this system property. */
    public Option laterAs(String systemProperty) {
        return systemProperty(systemProperty).value(file().toUri().toString());
    }

    /** Makes the bundle's jar. */
    public Path file() {
        try (Builder builder = new Builder()) {
            builder.setJar(new Jar("test"));
            for (Class<?> type : classes) {
                addTo(builder.getJar(), type);
            }
            for (File entry : ClassPath.entries()) {
                builder.addClasspath(entry);
            }
            headers.forEach(builder::setProperty);
            builder.getJar().setManifest(builder.calcManifest());
            if (!builder.isOk()) {
                throw new IllegalStateException("bnd: " + builder.getErrors());
            }
            Path jar = Files.createTempFile(headers.get(Constants.BUNDLE_SYMBOLICNAME) + "-", ".jar");
            jar.toFile().deleteOnExit();
            builder.getJar().write(jar.toFile());
            return jar;
        } catch (Exception failed) {
            throw new IllegalStateException("cannot make the bundle " + headers, failed);
        }
    }

    private static void addTo(Jar jar, Class<?> type) throws Exception {
        String name = type.getName().replace('.', '/');
        Path own = root(type).resolve(name + ".class");
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            for (Path file : (Iterable<Path>) siblings.sorted()::iterator) {
                String entry = root(type).relativize(file).toString();
                if (file.equals(own) || entry.startsWith(name + "$")) {
                    jar.putResource(entry.replace(File.separatorChar, '/'), new FileResource(file));
                }
            }
        }
    }

    private static Path root(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
