package io.widgetry.simulator.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class SettingsTest {
    private final List<String> faults = new ArrayList<>();

    private Settings read(Map<String, ?> values) {
        return new SettingsReader(faults::add).read(Configurations.with(values));
    }

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
    public void inThePlaceOfAValueOutOfRangeTheDefaultHolds() {
        Settings settings = read(Map.of(
                "enabled",
                "perhaps",
                "colleagues",
                -1,
                "speed",
                "200000",
                "voicePerHour",
                99_999.0,
                "voiceSeconds",
                1,
                "holdPercent",
                101));
        assertEquals(Configurations.settings(Map.of()), settings);
        assertEquals(
                List.of(
                        "enabled is \"perhaps\", but must be true, false or auto: auto is used",
                        "colleagues is -1, but must be from 0 to 200000: 5 is used",
                        "speed is \"200000\", but must be a number up to 100000, or max: 1 is used",
                        "voicePerHour is 99999.0, but must be from 0 to 10000: 9.0 is used",
                        "voiceSeconds is 1, but must be from 5 to 7200: 150 is used",
                        "holdPercent is 101, but must be from 0 to 100: 30 is used"),
                faults);
    }

    @Test
    public void inThePlaceOfAValueOfAnotherTypeTheDefaultHolds() {
        Settings defaults = Configurations.settings(Map.of());
        List<String> names = Arrays.stream(SimulatorConfiguration.class.getDeclaredMethods())
                .map(Method::getName)
                .toList();
        assertEquals(26, names.size());
        for (String name : names) {
            faults.clear();
            assertEquals(name, defaults, read(Map.of(name, Configurations.OF_ANOTHER_TYPE)));
            assertEquals(List.of(name + " is not of the type that it should have: the default is used"), faults);
        }
    }

    @Test
    public void whatACallCanBecomeIsNotMoreThanAllOfThem() {
        Settings settings = read(Map.of("transferPercent", 80, "conferencePercent", 30, "advicePercent", 10));
        assertEquals(0.80, settings.plan().transferShare(), 1e-9);
        assertEquals(0.20, settings.plan().conferenceShare(), 1e-9);
        assertEquals(0.0, settings.plan().adviceShare(), 1e-9);
        String together = "transferPercent, conferencePercent and advicePercent are more than 100 together: of ";
        assertEquals(
                List.of(together + "conferencePercent, 20 is used", together + "advicePercent, 0 is used"), faults);
    }

    @Test
    public void ofAListWhatIsWrongIsLeftOut() {
        Settings settings = read(Map.of(
                "breakCodes", new String[] {"tea", "7"},
                "desktopAgents", new String[] {" 600008 ", "", "600008", "mara"}));
        assertEquals(List.of("7"), settings.plan().breakCodes());
        assertEquals(List.of("600008", "mara"), settings.desktopAgents());
        assertEquals(List.of("breakCodes must be numbers: the others are left out"), faults);
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
    }
}
