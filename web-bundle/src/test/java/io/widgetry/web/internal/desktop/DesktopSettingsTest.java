package io.widgetry.web.internal.desktop;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.stream.StreamSettings;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class DesktopSettingsTest {
    private final Map<String, Object> configured = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final DesktopSettings settings = new DesktopSettings(faults::add);

    /** As Declarative Services makes it: defaults where nothing is configured, an exception where the type is wrong. */
    private DesktopConfiguration configuration() {
        return (DesktopConfiguration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DesktopConfiguration.class, Annotation.class},
                (self, method, none) -> {
                    Object value = configured.getOrDefault(method.getName(), method.getDefaultValue());
                    if (value instanceof RuntimeException wrongType) {
                        throw wrongType;
                    }
                    return value;
                });
    }

    @Test
    public void withoutAConfigurationTheDefaultsHold() {
        assertEquals(StreamSettings.DEFAULT, settings.streams(configuration()));
        FrameSettings frames = settings.frames(configuration());
        assertEquals(List.of(), frames.connect());
        assertFalse(frames.overrides());
        assertEquals(List.of(), faults);
    }

    @Test
    public void whatIsWrongIsNamedAndTheDefaultHolds() {
        configured.put("monitorCapacity", 1);
        configured.put("historyBytes", new IllegalArgumentException("not a number"));
        configured.put(
                "connectSources",
                new String[] {"https://crm.example.com", "crm.example.com", "https://x; script-src *"});
        assertEquals(StreamSettings.DEFAULT, settings.streams(configuration()));
        assertEquals(
                List.of("https://crm.example.com"),
                settings.frames(configuration()).connect());
        assertEquals(
                List.of(
                        "monitorCapacity is 1, but must be from 100 to 1000000: 100000 is used",
                        "historyBytes is not of the type that it should have: the default is used",
                        "connectSources has \"crm.example.com\", but each must be an origin such as"
                                + " https://crm.example.com: it is left out",
                        "connectSources has \"https://x; script-src *\", but each must be an origin such as"
                                + " https://crm.example.com: it is left out"),
                faults);
    }
}
