package io.widgetry.web.internal.desktop;

import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.browser.Origins;
import io.widgetry.web.internal.stream.StreamSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes settings of a configuration. What is wrong is reported, and the default holds in its stead. */
final class DesktopSettings {
    static final boolean FRAME_HOSTS = true;

    private final Consumer<String> faults;

    DesktopSettings(Consumer<String> faults) {
        this.faults = faults;
    }

    StreamSettings streams(DesktopConfiguration configuration) {
        return new StreamSettings(
                range("monitorCapacity", configuration::monitorCapacity, 100, 1_000_000, 100_000),
                range("historyEvents", configuration::historyEvents, 0, 1_000_000, 2_000),
                range("historyBytes", configuration::historyBytes, 0, 1_000_000_000, 1_000_000),
                range("totalHistoryBytes", configuration::totalHistoryBytes, 0, 2_000_000_000, 128_000_000),
                Duration.ofSeconds(range("keepUnwatchedSeconds", configuration::keepUnwatchedSeconds, 0, 86_400, 600)));
    }

    FrameSettings frames(DesktopConfiguration configuration) {
        List<String> origins = new ArrayList<>();
        for (String origin : guarded("connectSources", configuration::connectSources, new String[0])) {
            if (Origins.isOrigin(origin)) {
                origins.add(origin);
            } else {
                faults.accept("connectSources has \"" + origin
                        + "\", but each must be an origin such as https://crm.example.com: it is left out");
            }
        }
        return new FrameSettings(
                origins,
                guarded("overrideUrls", configuration::overrideUrls, false),
                guarded("frameHosts", configuration::frameHosts, FRAME_HOSTS));
    }

    private int range(String name, Supplier<Integer> configured, int min, int max, int otherwise) {
        int value = guarded(name, configured, otherwise);
        if (value >= min && value <= max) {
            return value;
        }
        faults.accept(
                name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
        return otherwise;
    }

    /** A value of another type than it should have makes the access to it throw. */
    private <T> T guarded(String name, Supplier<T> configured, T otherwise) {
        try {
            return configured.get();
        } catch (RuntimeException notOfThatType) {
            faults.accept(name + " is not of the type that it should have: the default is used");
            return otherwise;
        }
    }
}
