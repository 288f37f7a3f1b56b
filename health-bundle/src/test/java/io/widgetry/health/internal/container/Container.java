package io.widgetry.health.internal.container;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** A bare Felix with bundles of the tests' class path. Our API, SLF4J and Configuration Admin's are the tests' own. */
final class Container implements AutoCloseable {
    private static final String SHARED =
            "io.widgetry.api;version=1.0.0,io.widgetry.api.admin;version=1.0.0,io.widgetry.api.spi;version=1.0.0,"
                    + "io.widgetry.api.payload;version=1.0.0,org.osgi.service.cm;version=1.6.1,"
                    + "org.slf4j;version=2.0.17,org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17,"
                    // as Pax Logging has it: Felix's health checks want the older one
                    + "org.slf4j;version=1.7.36,org.slf4j.helpers;version=1.7.36";
    private static final long DEADLINE_MILLIS = 10_000;

    private final Framework framework;
    private final List<ServiceTracker<?, ?>> trackers = new ArrayList<>();

    Container(Path storage) throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "felix.log.level",
                        "1"));
        framework.start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Installs bundles, so that others take packages from them. */
    Container library(String... symbolicNames) throws BundleException {
        for (String name : symbolicNames) {
            install(onClassPath(name));
        }
        return this;
    }

    /** Installs and starts bundles. */
    Container with(String... symbolicNames) throws BundleException {
        for (String name : symbolicNames) {
            install(onClassPath(name)).start();
        }
        return this;
    }

    /** Installs and starts the bundle that this module makes. */
    Container withHealth() throws BundleException {
        install(new File(System.getProperty("widgetry.health.jar"))).start();
        return this;
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

    /** A service, as soon as it is there. */
    <S> S service(Class<S> type) throws InterruptedException {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context(), type, null);
        return await(tracker, type.getName());
    }

    /** Waits for a service whose type only the bundles have. */
    void await(String filter) throws InvalidSyntaxException, InterruptedException {
        await(new ServiceTracker<>(context(), FrameworkUtil.createFilter(filter), null), filter);
    }

    /** Holds the service until the end: some are made for their user, and end with it. */
    private <S> S await(ServiceTracker<S, S> tracker, String what) throws InterruptedException {
        trackers.add(tracker);
        tracker.open(true);
        S service = tracker.waitForService(DEADLINE_MILLIS);
        if (service == null) {
            throw new AssertionError("there is no " + what);
        }
        return service;
    }

    /** Configures a component. */
    void configure(String pid, String name, Object value) throws Exception {
        Configuration configuration = service(ConfigurationAdmin.class).getConfiguration(pid, "?");
        configuration.update(new Hashtable<>(Map.of(name, value)));
    }

    /** Whether every bundle is resolved. */
    String unresolved() {
        StringBuilder names = new StringBuilder();
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                names.append(bundle.getSymbolicName()).append(' ');
            }
        }
        return names.toString();
    }

    /** Registers somebody else's health check, which finds nothing wrong when it returns. */
    ServiceRegistration<?> check(String name, Callable<?> body) throws Exception {
        Bundle api = bundle("org.apache.felix.healthcheck.api");
        Class<?> type = api.loadClass("org.apache.felix.hc.api.HealthCheck");
        Class<?> result = api.loadClass("org.apache.felix.hc.api.Result");
        Class<?> status = api.loadClass("org.apache.felix.hc.api.Result$Status");
        Object check = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!method.getName().equals("execute")) {
                return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : proxy == args[0];
            }
            body.call();
            return result.getConstructor(status, String.class)
                    .newInstance(status.getField("OK").get(null), "Fine.");
        });
        return context()
                .registerService(
                        type.getName(), check, new Hashtable<>(Map.of("hc.name", name, "hc.tags", new String[] {"mine"
                        })));
    }

    private Bundle bundle(String symbolicName) {
        for (Bundle bundle : context().getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException(symbolicName);
    }

    /** How many services of a type there are. */
    int count(String type) throws InvalidSyntaxException {
        ServiceReference<?>[] found = context().getAllServiceReferences(type, null);
        return found == null ? 0 : found.length;
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        trackers.forEach(ServiceTracker::close);
        framework.stop();
        framework.waitForStop(DEADLINE_MILLIS);
    }
}
