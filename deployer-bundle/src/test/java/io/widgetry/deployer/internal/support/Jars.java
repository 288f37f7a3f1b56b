package io.widgetry.deployer.internal.support;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.FileResource;
import aQute.bnd.osgi.Jar;
import io.widgetry.api.Widget;
import io.widgetry.deployer.internal.widgets.Good;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;

/** A small bundle made of classes of the tests, by bnd, as Maven makes the real ones. */
public final class Jars {
    private final List<Class<?>> classes = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, String> entries = new TreeMap<>();

    private Jars(String symbolicName, String version) {
        header(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        header(Constants.BUNDLE_VERSION, version);
        header("-noextraheaders", "true");
    }

    /** A bundle with one widget that does nothing. */
    public static Jars widget(String symbolicName, String version) {
        return new Jars(symbolicName, version).with(Good.class);
    }

    /** A bundle with nothing in it. */
    public static Jars empty(String symbolicName, String version) {
        return new Jars(symbolicName, version);
    }

    /** Adds classes with all that is nested in them. */
    public Jars with(Class<?>... more) {
        classes.addAll(List.of(more));
        return this;
    }

    /** Adds the activator, and makes it the bundle's. */
    public Jars activator(Class<?> type) {
        return with(type).header(Constants.BUNDLE_ACTIVATOR, type.getName());
    }

    /** Sets a header of the manifest, or an instruction for bnd. */
    public Jars header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Makes the content another one. */
    public Jars salt(Object salt) {
        return header("Test-Salt", String.valueOf(salt));
    }

    /** Adds an entry. */
    public Jars entry(String name, String content) {
        entries.put(name, content);
        return this;
    }

    /** Makes the jar in a temporary file. */
    public Path file() {
        try {
            Path jar = Files.createTempFile("made", ".jar");
            jar.toFile().deleteOnExit();
            try (Builder builder = new Builder()) {
                builder.setJar(new Jar("test"));
                for (Class<?> type : classes) {
                    add(builder.getJar(), type);
                }
                entries.forEach((name, content) -> builder.getJar()
                        .putResource(name, new EmbeddedResource(content.getBytes(StandardCharsets.UTF_8), 0)));
                // only what the imported versions are taken from
                builder.addClasspath(root(Widget.class).toFile());
                builder.addClasspath(root(BundleContext.class).toFile());
                headers.forEach(builder::setProperty);
                builder.getJar().setManifest(builder.calcManifest());
                if (!builder.isOk()) {
                    throw new IllegalStateException("bnd: " + builder.getErrors());
                }
                builder.getJar().write(jar.toFile());
            }
            return jar;
        } catch (Exception failed) {
            throw new IllegalStateException("cannot make the bundle " + headers, failed);
        }
    }

    /** Makes the jar and moves it to a place, in one step. */
    public Path to(Path place) {
        try {
            Path part = place.resolveSibling("." + place.getFileName() + ".moving");
            Files.copy(file(), part, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API as a bundle. */
    static Path api() {
        return exported("io.widgetry.api", root(Widget.class), "io.widgetry.api.*");
    }

    private static Path exported(String symbolicName, Path root, String packages) {
        try (Builder builder = new Builder()) {
            builder.addClasspath(root.toFile());
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
            builder.setProperty(Constants.BUNDLE_VERSION, "1.0.0");
            builder.setProperty(Constants.EXPORT_PACKAGE, packages);
            Path jar = Files.createTempFile("api", ".jar");
            jar.toFile().deleteOnExit();
            builder.build().write(jar.toFile());
            return jar;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void add(Jar jar, Class<?> type) throws Exception {
        String name = type.getName().replace('.', '/');
        Path root = root(type);
        Path own = root.resolve(name + ".class");
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            for (Path file : (Iterable<Path>) siblings.sorted()::iterator) {
                String entry = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (file.equals(own) || entry.startsWith(name + "$")) {
                    jar.putResource(entry, new FileResource(file));
                }
            }
        }
    }

    private static Path root(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
