package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.settings.Settings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class SettingsReaderTest {
    private final List<String> faults = new ArrayList<>();

    /** The defaults, but for some values; an exception is what a value of another type throws. */
    private Settings read(Map<String, Object> values) {
        DeployerConfiguration configuration = (DeployerConfiguration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DeployerConfiguration.class},
                (proxy, method, arguments) -> {
                    Object value = values.getOrDefault(method.getName(), method.getDefaultValue());
                    if (value instanceof RuntimeException wrongType) {
                        throw wrongType;
                    }
                    return value;
                });
        return new SettingsReader(faults::add).read(configuration);
    }

    @Test
    public void theDefaultsAreInRangeAndSayWhatIsAllowed() {
        Settings settings = read(Map.of());
        assertEquals(List.of(), faults);
        assertEquals(Duration.ofMillis(500), settings.quiet());
        assertEquals(5, settings.trialDeliveries());
        assertEquals(Duration.ofSeconds(10), settings.trial());
        assertEquals(Duration.ofMinutes(1), settings.verdict());
        for (String name : List.of(
                "io.widgetry.api",
                "io.widgetry.api.payload",
                "java.util",
                "javax.xml.parsers",
                "org.slf4j",
                "org.osgi.framework",
                "com.fasterxml.jackson.core")) {
            assertTrue(name, settings.allowedPackages().contains(name));
        }
        for (String name : List.of("io.widgetry.core.internal.dispatch", "io.widgetry.core", "com.acme", "sun.misc")) {
            assertFalse(name, settings.allowedPackages().contains(name));
        }
        assertTrue(settings.protectedPids().contains("io.widgetry.core"));
        assertTrue(settings.protectedPids().contains("org.apache.felix.webconsole"));
        assertFalse(settings.protectedPids().contains("io.widgetry.sample.interaction-log"));
        assertFalse(settings.protectedPids().contains("com.acme.crm"));
    }

    @Test
    public void whatIsOutOfRangeIsToldAndTheDefaultHolds() {
        Settings settings = read(Map.of("scanMillis", 1L, "trialDeliveries", 0));
        assertEquals(Duration.ofSeconds(2), settings.scan());
        assertEquals(5, settings.trialDeliveries());
        assertEquals(
                List.of(
                        "scanMillis is 1, but must be from 50 to 3600000: 2000 is used",
                        "trialDeliveries is 0, but must be from 1 to 10000: 5 is used"),
                faults);
    }

    @Test
    public void whatIsOfAnotherTypeIsToldAndTheDefaultHolds() {
        Settings settings =
                read(Map.of("history", new NumberFormatException(), "allowedPackages", new ClassCastException()));
        assertEquals(1000, settings.history());
        assertTrue(settings.allowedPackages().contains("io.widgetry.api"));
        assertEquals(
                List.of(
                        "allowedPackages is not a list of patterns: the default is used",
                        "history is not a number: 1000 is used"),
                faults);
    }
}
