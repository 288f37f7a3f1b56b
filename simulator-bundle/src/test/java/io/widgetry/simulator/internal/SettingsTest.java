package io.widgetry.simulator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class SettingsTest {
    @Test
    public void theDefaultsAreAsDocumented() {
        Settings settings = Configurations.settings(Map.of());
        assertEquals(Optional.empty(), settings.enabled());
        assertEquals(List.of("600008"), settings.desktopAgents());
        assertEquals(5, settings.colleagues());
        assertEquals(1.0, settings.speed(), 0);
        assertEquals(0.30, settings.plan().holdShare(), 0);
        assertEquals(0.30, settings.plan().transferShare(), 0);
        assertEquals(0.10, settings.plan().conferenceShare(), 0);
        assertTrue(settings.plan().desktopReady());
    }

    @Test
    public void whatIsOutOfRangeIsBroughtBack() {
        Settings settings = Configurations.settings(Map.of(
                "colleagues", -1,
                "speed", "fast",
                "ringSeconds", 1,
                "voicePerHour", -3.0,
                "transferPercent", 80,
                "conferencePercent", 30,
                "advicePercent", 10,
                "breakCodes", new String[] {"tea"},
                "desktopAgents", new String[] {" 600008 ", "", "600008", "mara"}));
        assertEquals(0, settings.colleagues());
        assertEquals(1.0, settings.speed(), 0);
        assertEquals(5, settings.plan().ringSeconds());
        assertEquals(0.0, settings.plan().arrivalsPerHour().get(0), 0);
        assertEquals(0.20, settings.plan().conferenceShare(), 1e-9);
        assertEquals(0.0, settings.plan().adviceShare(), 1e-9);
        assertEquals(List.of("0"), settings.plan().breakCodes());
        assertEquals(List.of("600008", "mara"), settings.desktopAgents());
    }

    @Test
    public void enabledIsYesNoOrAsStarted() {
        assertEquals(
                Optional.of(true),
                Configurations.settings(Map.of("enabled", "true")).enabled());
        assertEquals(
                Optional.of(false),
                Configurations.settings(Map.of("enabled", " NO ")).enabled());
        assertEquals(
                Optional.empty(),
                Configurations.settings(Map.of("enabled", "auto")).enabled());
        assertEquals(
                Optional.empty(),
                Configurations.settings(Map.of("enabled", "perhaps")).enabled());
    }
}
