package io.widgetry.deployer.internal.support;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework in this process, with Declarative Services, Configuration Admin, the API and what stands for a core. */
public final class Container implements AutoCloseable {
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component-",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr");

    private static Path api;
    private static Path core;
    private static Path web;

    private final Framework framework;

    /** Starts the framework with what is in the cache; the first time that is nothing. */
    public Container(Path cache) {
        this(cache, Map.of());
    }

    /** The same, with properties. */
    public Container(Path cache, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("org.osgi.framework.storage", cache.toString());
        // so that the tests can use Configuration Admin themselves, and the deployer logs where they look
        properties.put(
                "org.osgi.framework.system.packages.extra",
                "org.osgi.service.cm;version=1.6.1,org.slf4j;version=2.0.17");
        properties.put("felix.log.level", "0");
        properties.put("ds.stop.timeout.milliseconds", "500");
        framework = new FrameworkFactory().newFramework(properties);
        try {
            framework.init();
            if (framework.getBundleContext().getBundles().length == 1) {
                install();
            }
            framework.start();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void install() throws BundleException {
        List<Bundle> installed = new ArrayList<>();
        for (String name : BUNDLES) {
            installed.add(context().installBundle("file:" + onClassPath(name)));
        }
        installed.add(context().installBundle("file:" + api()));
        installed.add(context().installBundle("file:" + core()));
        installed.add(context().installBundle("file:" + web()));
        for (Bundle bundle : installed) {
            bundle.start();
        }
    }

    private static synchronized Path api() {
        if (api == null) {
            api = Jars.api();
        }
        return api;
    }

    /** Has the capability that widgets require, and a package of its own that they must not use. */
    private static synchronized Path core() {
        if (core == null) {
            core = Jars.empty("io.widgetry.core", "1.0.0")
                    .header(
                            "Provide-Capability",
                            "osgi.implementation;osgi.implementation=io.widgetry;version:Version=1.0")
                    .header("Export-Package", "com.acme.innards;version=1.0")
                    .header("-includepackage", "")
                    .entry("com/acme/innards/readme.txt", "something")
                    .entry("com/acme/kept/readme.txt", "something")
                    .file();
        }
        return core;
    }

    /** Stands for the web server: has the capability that browser widgets require. */
    private static synchronized Path web() {
        if (web == null) {
            web = Jars.empty("io.widgetry.web", "1.0.0")
                    .header("Provide-Capability", "io.widgetry.web;version:Version=1.0")
                    .file();
        }
        return web;
    }

    static String onClassPath(String name) {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (new File(entry).getName().startsWith(name)) {
                return entry;
            }
        }
        throw new IllegalStateException(name + " is not on the class path");
    }

    /** The framework's own context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Configuration Admin. */
    public ConfigurationAdmin configurations() {
        ServiceReference<ConfigurationAdmin> reference = context().getServiceReference(ConfigurationAdmin.class);
        return context().getService(reference);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(30_000);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
