package io.widgetry.core.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import io.widgetry.core.internal.dispatch.WidgetIdentity;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** By what a service is known again. */
public class IdentitiesTest {
    private static final String COMPONENT = "com.acme.CallerCard";

    private static WidgetIdentity of(Map<String, ?> properties) {
        return Identities.of("acme", properties);
    }

    @Test
    public void aComponentIsKnownByItsName() {
        assertEquals(
                new WidgetIdentity("acme", COMPONENT),
                of(Map.of("component.name", COMPONENT, "component.id", 7L, "service.id", 8L)));
    }

    @Test
    public void theConfigurationOfAComponentDoesNotMakeItAnother() {
        assertEquals(
                new WidgetIdentity("acme", COMPONENT),
                of(Map.of("component.name", COMPONENT, "service.pid", COMPONENT, "service.id", 8L)));
    }

    @Test
    public void severalConfigurationsOfOneComponentAreSeveralWidgets() {
        WidgetIdentity north = of(Map.of(
                "component.name", COMPONENT, "service.factoryPid", COMPONENT, "service.pid", COMPONENT + "~north"));
        WidgetIdentity south = of(Map.of(
                "component.name", COMPONENT, "service.factoryPid", COMPONENT, "service.pid", COMPONENT + "~south"));

        assertNotEquals(north, south);
        assertEquals("acme/" + COMPONENT + "~north", north.toString());
        assertEquals("caller-card-north", north.defaultId());
        assertEquals(COMPONENT, north.component());
    }

    @Test
    public void aGeneratedOrAForeignNameOfAConfigurationCountsToo() {
        assertEquals(
                new WidgetIdentity("acme", COMPONENT, "1a2b-3c"),
                of(Map.of("component.name", COMPONENT, "service.factoryPid", "fac", "service.pid", "fac.1a2b-3c")));
        assertEquals(
                new WidgetIdentity("acme", COMPONENT, "north"),
                of(Map.of(
                        "component.name",
                        COMPONENT,
                        "service.factoryPid",
                        "fac",
                        "service.pid",
                        List.of("shared", "fac~north"))));
        assertEquals(
                new WidgetIdentity("acme", COMPONENT, "other"),
                of(Map.of("component.name", COMPONENT, "service.factoryPid", "fac", "service.pid", "other")));
    }

    @Test
    public void anotherServiceIsKnownByItsPersistentIdOrNotAtAll() {
        assertEquals(new WidgetIdentity("acme", "my.pid"), of(Map.of("service.pid", "my.pid", "service.id", 8L)));
        assertEquals(
                new WidgetIdentity("acme", "my.pid"),
                of(Map.of("service.pid", new String[] {"my.pid"}, "service.id", 9L)));
        assertEquals(WidgetIdentity.passing("acme", 8L), of(Map.of("service.id", 8L)));
    }
}
