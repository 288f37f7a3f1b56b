package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.home.Home;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the launcher tells the framework and, through it, the bundles. */
final class FrameworkProperties {

    private FrameworkProperties() {}

    static Map<String, String> of(Settings settings, Home home) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "org.ops4j.pax.logging.property.file",
                home.etc().resolve("logback.xml").toString());
        properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        properties.put("ds.cache.metadata", "true"); // components are read from XML once, not with each start
        properties.put("configurator.initial", settings.config().orElse(ConfigFile.NONE));

        properties.put("widgetry.home", home.directory().toString());
        if (settings.feed().isPresent()) {
            properties.put("widgetry.feed", settings.feed().get());
            properties.put("widgetry.feed.speed", settings.speed().orElse("1"));
        } else {
            properties.put("widgetry.simulator", "true");
            settings.speed().ifPresent(speed -> properties.put("widgetry.simulator.speed", speed));
        }
        settings.port().ifPresent(port -> properties.put("widgetry.web.port", port));
        properties.putAll(http(settings.web()));
        settings.product().ifPresent(product -> properties.put("widgetry.product", product));
        properties.put("widgetry.shell", Boolean.toString(settings.console()));
        return properties;
    }

    /**
     * What Felix's HTTP service is told. It cannot be had without a port of its own: it gets one that nobody knows, and
     * closes it as soon as the web bundle has given it better ones.
     */
    private static Map<String, String> http(boolean web) {
        return Map.of(
                "org.apache.felix.http.host", "127.0.0.1",
                "org.osgi.service.http.port", "0",
                "org.apache.felix.http.require.config", Boolean.toString(!web));
    }

    /** What the logging configuration refers to; it reads system properties. */
    static void provideForLogging(Settings settings, Home home) {
        System.setProperty("widgetry.log", home.log().toString());
        // Where there is a prompt, the console itself prints warnings, above the line that is being typed.
        System.setProperty("widgetry.log.stderr", settings.console() ? "OFF" : "WARN");
    }
}
