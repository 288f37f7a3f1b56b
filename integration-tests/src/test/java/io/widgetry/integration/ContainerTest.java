package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.RuntimeTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The container holds what the build says it holds. */
public class ContainerTest extends RuntimeTest {

    @Override
    protected Option[] additions() {
        return new Option[] {RuntimeOptions.shell()};
    }

    @Test
    public void runsTheFrameworkVersionOfTheBuild() {
        Bundle framework = bundles.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        assertEquals("org.apache.felix.framework", framework.getSymbolicName());
        assertEquals(built("felix.framework"), framework.getVersion().toString());
    }

    @Test
    public void runsTheDeclarativeServicesVersionOfTheBuild() {
        assertEquals(built("felix.scr"), version("org.apache.felix.scr"));
    }

    @Test
    public void runsTheLibraryVersionsOfTheBuild() {
        assertEquals(built("felix.configadmin"), version("org.apache.felix.configadmin"));
        assertEquals(built("jackson"), version("com.fasterxml.jackson.core.jackson-core"));
        assertEquals(built("pax.logging"), version("org.ops4j.pax.logging.pax-logging-api"));
    }

    @Test
    public void everyBundleOfTheRuntimeIsActive() {
        Map<String, Integer> states = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.widgetry."))
                .collect(Collectors.toMap(Bundle::getSymbolicName, Bundle::getState));
        assertEquals(
                Map.of(
                        "io.widgetry.api", Bundle.ACTIVE,
                        "io.widgetry.core", Bundle.ACTIVE,
                        "io.widgetry.feed", Bundle.ACTIVE,
                        "io.widgetry.shell", Bundle.ACTIVE),
                states);
    }

    private String version(String symbolicName) {
        List<String> versions = Arrays.stream(bundles.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.getVersion().toString())
                .toList();
        assertEquals(symbolicName + " is there once", 1, versions.size());
        return versions.get(0);
    }

    /** What the root pom states; the build passes it on. */
    private static String built(String name) {
        String version = System.getProperty(name + ".version");
        assertNotNull("run by Maven, or set the property " + name + ".version", version);
        return version;
    }
}
