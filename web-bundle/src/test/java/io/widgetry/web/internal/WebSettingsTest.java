package io.widgetry.web.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.web.internal.http.Binding;
import io.widgetry.web.internal.http.Limits;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class WebSettingsTest {
    private final List<String> faults = new ArrayList<>();

    /** A configuration as Declarative Services makes it: a value of a wrong type throws where it is asked for. */
    private static WebConfiguration configuration(Map<String, Object> values) {
        return (WebConfiguration) Proxy.newProxyInstance(
                WebConfiguration.class.getClassLoader(),
                new Class<?>[] {WebConfiguration.class},
                (self, method, arguments) -> value(method, values));
    }

    private static Object value(Method method, Map<String, Object> values) {
        Object value = values.getOrDefault(method.getName(), method.getDefaultValue());
        if (value instanceof RuntimeException wrong) {
            throw wrong;
        }
        return value;
    }

    private WebSettings read(Map<String, Object> values, String startedAt) {
        return WebSettings.read(configuration(values), startedAt, faults::add);
    }

    @Test
    public void theDefaultsAreLoopbackAtOnePort() {
        WebSettings settings = read(Map.of(), null);

        assertEquals("", settings.binding().host());
        assertEquals(8642, settings.binding().port());
        assertEquals(Optional.empty(), settings.binding().keystore());
        assertFalse(settings.allowPlainRemote());
        assertEquals("600008", settings.agentId());
        assertEquals(Duration.ofHours(8), settings.limits().sessionIdle());
        assertEquals(64L * 1024 * 1024, settings.limits().largestBody());
        assertEquals(List.of(), faults);
    }

    @Test
    public void theDefaultsAreEnoughForTwoThousandDesktops() {
        WebSettings settings = read(Map.of(), null);

        assertEquals(10_000, settings.binding().maxConnections());
        assertEquals(5_000, settings.limits().sessions());
        assertEquals(5_000, Limits.DEFAULT.sessions());
    }

    @Test
    public void theCommandLineIsStronger() {
        assertEquals(0, read(Map.of("port", 80), "0").binding().port());
        assertEquals(80, read(Map.of("port", 80), null).binding().port());
    }

    @Test
    public void aKeystoreIsTakenWithItsPasswordWhichNobodyPrints() {
        Binding binding = read(Map.of("keystore", " /srv/keys.p12 ", "keystorePassword", "secret"), null)
                .binding();

        assertEquals(Optional.of(new Binding.Keystore("/srv/keys.p12", "secret", "PKCS12")), binding.keystore());
        assertFalse(binding.toString().contains("secret"));
    }

    @Test
    public void whatIsWrongIsSaidAndTheDefaultHolds() {
        WebSettings settings = read(
                Map.of("port", 70_000, "maxSessions", 0, "hosts", new IllegalArgumentException(), "agentId", " "),
                null);

        assertEquals(8642, settings.binding().port());
        assertEquals(5_000, settings.limits().sessions());
        assertTrue(settings.hosts().isEmpty());
        assertEquals("600008", settings.agentId());
        assertEquals(
                List.of(
                        "port is 70000, but must be from 0 to 65535: 8642 is used",
                        "maxSessions is 0, but must be from 1 to 100000: 5000 is used",
                        "hosts is not of the type that it should have: the default is used"),
                faults);
    }
}
