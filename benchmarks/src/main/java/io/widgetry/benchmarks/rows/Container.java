package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.bench.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** A Felix framework in this process, with a peer in a bundle, and what the peer needs as bundles. */
final class Container implements AutoCloseable {
    private static final List<String> WIDGETRY = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "com.fasterxml.jackson.core.jackson-core",
            "io.widgetry.api",
            "io.widgetry.core");
    private static final List<String> EVENT_ADMIN = List.of(
            "org.osgi.service.event",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "io.widgetry.api",
            "org.apache.felix.configadmin",
            "org.apache.felix.eventadmin");
    private static final List<String> TYPED_EVENT = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.util.pushstream",
            "org.osgi.util.converter",
            "org.osgi.service.typedevent",
            "org.apache.aries.component-dsl.component-dsl",
            "org.apache.felix.configadmin",
            "io.widgetry.api",
            "org.apache.aries.typedevent.bus");
    private static final Map<String, List<String>> EMBEDDED = Map.of(
            "guava", List.of("com.google.guava", "com.google.guava.failureaccess"),
            "mbassador", List.of("net.engio.mbassador"),
            "disruptor", List.of("com.lmax.disruptor"));

    private final Framework framework;
    private final Path storage;
    private final Peer peer;

    private Container(Framework framework, Path storage, Peer peer) {
        this.framework = framework;
        this.storage = storage;
        this.peer = peer;
    }

    /** Starts what a peer runs in; properties of the framework may be added to the peer's name: {@code peer;name=value}. */
    static Container of(String what) throws Exception {
        String[] parts = what.split(";");
        Path storage = Files.createTempDirectory("benchmark");
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, storage.resolve("cache").toString());
        properties.put("felix.cache.locking", "false");
        // What both sides of the wall share: how peers are called, and where they log.
        properties.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "io.widgetry.benchmarks.bench,org.slf4j;version=1.7.36,org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
                        + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17");
        for (int i = 1; i < parts.length; i++) {
            String[] property = parts[i].split("=");
            properties.put(property[0], property[1]);
        }
        Framework framework = new FrameworkFactory().newFramework(properties);
        framework.init();
        framework.start();
        install(framework, bundles(parts[0]));
        Bundle adapter = framework
                .getBundleContext()
                .installBundle(adapter(storage, parts[0]).toUri().toString());
        adapter.start();
        return new Container(framework, storage, peer(framework, parts[0]));
    }

    private static List<String> bundles(String peer) {
        if (peer.equals("widgetry")) {
            return WIDGETRY;
        }
        if (peer.startsWith("eventadmin")) {
            return EVENT_ADMIN;
        }
        return peer.equals("typedevent") ? TYPED_EVENT : List.of("io.widgetry.api");
    }

    private static void install(Framework framework, List<String> names) throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (String name : names) {
            installed.add(framework
                    .getBundleContext()
                    .installBundle(ClassPathBundles.jar(name).toUri().toString()));
        }
        framework.adapt(FrameworkWiring.class).resolveBundles(installed);
        for (Bundle bundle : installed) {
            bundle.start();
        }
    }

    /** The adapters as a bundle of their own, with the library that a peer is. */
    private static Path adapter(Path storage, String peer) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "io.widgetry.benchmarks.peers");
        main.putValue(Constants.BUNDLE_ACTIVATOR, "io.widgetry.benchmarks.peers.Peers");
        String optional = ";resolution:=optional,";
        main.putValue(
                Constants.IMPORT_PACKAGE,
                "io.widgetry.api" + optional + "io.widgetry.api.payload,io.widgetry.api.spi" + optional
                        + "org.osgi.service.event" + optional + "org.osgi.service.typedevent" + optional
                        + "org.osgi.service.cm" + optional + "org.slf4j" + optional
                        + "org.osgi.framework,io.widgetry.benchmarks.bench");
        List<String> libraries = EMBEDDED.getOrDefault(peer, List.of());
        main.putValue(
                Constants.BUNDLE_CLASSPATH,
                libraries.stream().map(library -> library + ".jar").reduce(".", (one, other) -> one + "," + other));
        Path jar = storage.resolve("adapter.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            copyClasses(out);
            for (String library : libraries) {
                copy(ClassPathBundles.jar(library), library + ".jar", out);
            }
        }
        return jar;
    }

    private static void copyClasses(JarOutputStream out) throws IOException {
        String name = "io/widgetry/benchmarks/peers/";
        URI place =
                URI.create(Container.class.getClassLoader().getResource(name).toString());
        if (place.getScheme().equals("jar")) {
            try (var files = java.nio.file.FileSystems.newFileSystem(place, Map.of())) {
                copyAll(files.getPath(name), name, out);
            }
        } else {
            copyAll(Path.of(place), name, out);
        }
    }

    private static void copyAll(Path folder, String name, JarOutputStream out) throws IOException {
        try (Stream<Path> classes = Files.list(folder)) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                copy(file, name + file.getFileName(), out);
            }
        }
    }

    private static void copy(Path file, String name, OutputStream out) throws IOException {
        ((JarOutputStream) out).putNextEntry(new JarEntry(name));
        Files.copy(file, out);
    }

    @SuppressWarnings("unchecked") // the bundle's activator registers it so
    private static Peer peer(Framework framework, String name) throws InvalidSyntaxException {
        ServiceReference<?> reference = framework.getBundleContext().getServiceReference(Function.class.getName());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String needed = name.equals("widgetry") ? "io.widgetry.api.spi.DataEventPublisher" : null;
        // All of them: this side of the wall has a class of that name too, which is another one.
        while (needed != null && framework.getBundleContext().getAllServiceReferences(needed, null) == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(needed + " did not come");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return ((Function<String, Peer>) framework.getBundleContext().getService(reference)).apply(name);
    }

    Peer peer() {
        return peer;
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(20));
        try (Stream<Path> files = Files.walk(storage)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
