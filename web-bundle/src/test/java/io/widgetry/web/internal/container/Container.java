package io.widgetry.web.internal.container;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** A bare Felix with bundles of the tests' class path and the one that this module makes. */
final class Container implements AutoCloseable {
    private static final String SHARED = "io.widgetry.api;version=1.0.0,io.widgetry.api.admin;version=1.0.0,"
            + "io.widgetry.api.spi;version=1.0.0,io.widgetry.api.payload;version=1.0.0,org.osgi.service.cm;version=1.6.1,"
            + "org.slf4j;version=2.0.17,org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17,"
            + "org.slf4j.event;version=2.0.17";
    private static final List<String> LIBRARIES = List.of(
            "org.osgi.service.component",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "com.fasterxml.jackson.core.jackson-annotations",
            "com.fasterxml.jackson.core.jackson-core",
            "com.fasterxml.jackson.core.jackson-databind",
            "org.apache.felix.http.servlet-api",
            "org.apache.commons.commons-fileupload",
            "org.apache.commons.commons-io");
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private final Framework framework;

    /** A framework that is told what the launcher tells it. */
    Container(Path storage, Map<String, String> more) throws BundleException {
        Map<String, String> properties = new HashMap<>(Map.of(
                Constants.FRAMEWORK_STORAGE,
                storage.toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                SHARED,
                "org.apache.felix.http.host",
                "127.0.0.1",
                "org.osgi.service.http.port",
                "0",
                "felix.log.level",
                "1"));
        properties.putAll(more);
        framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        for (String name : LIBRARIES) {
            install(onClassPath(name));
        }
        start("org.apache.felix.configadmin");
        start("org.apache.felix.scr");
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle start(String symbolicName) throws BundleException {
        Bundle bundle = install(onClassPath(symbolicName));
        bundle.start();
        return bundle;
    }

    /** Starts the bundle that this module makes. */
    Bundle startWeb() throws BundleException {
        return start(new File(System.getProperty("widgetry.web.jar")));
    }

    Bundle start(File jar) throws BundleException {
        Bundle bundle = install(jar);
        bundle.start();
        return bundle;
    }

    private Bundle install(File jar) throws BundleException {
        return context().installBundle(jar.toURI().toString());
    }

    private static File onClassPath(String symbolicName) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator)) {
            File file = new File(entry);
            if (file.isFile() && symbolicName.equals(symbolicName(file))) {
                return file;
            }
        }
        throw new IllegalArgumentException("there is no bundle " + symbolicName + " in " + path);
    }

    private static String symbolicName(File file) {
        try (JarFile jar = new JarFile(file)) {
            String name = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            return name == null ? null : name.split(";")[0].trim();
        } catch (IOException broken) {
            throw new IllegalStateException(file + " cannot be read", broken);
        }
    }

    /** Configures a component before it starts. */
    void configure(String pid, Map<String, Object> values) throws IOException {
        ServiceReference<ConfigurationAdmin> admin = context().getServiceReference(ConfigurationAdmin.class);
        context().getService(admin).getConfiguration(pid, "?").update(new Hashtable<>(values));
    }

    /** A service, as soon as it is there. */
    <S> S service(Class<S> type, String filter) throws InvalidSyntaxException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < DEADLINE_NANOS) {
            Collection<ServiceReference<S>> found = context().getServiceReferences(type, filter);
            if (!found.isEmpty()) {
                return context().getService(found.iterator().next());
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("there is no " + type.getName());
    }

    /** The link that the launcher would print. */
    String link() throws InvalidSyntaxException {
        Supplier<?> link = service(Supplier.class, "(name=io.widgetry.web.link)");
        return link.get().toString();
    }

    /** How many services of a type there are, whatever the class is. */
    int count(String type) throws InvalidSyntaxException {
        ServiceReference<?>[] found = context().getAllServiceReferences(type, null);
        return found == null ? 0 : found.length;
    }

    boolean has(Class<?> type) throws InvalidSyntaxException {
        return !context().getServiceReferences(type, null).isEmpty();
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(DEADLINE_NANOS / 1_000_000);
    }
}
