package io.widgetry.deployer.internal.support;

import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.text.Names;
import java.time.Duration;
import java.util.List;

/** Settings for tests: everything soon. */
public final class Told {
    private static final Names PACKAGES = Names.of(List.of(
            "!io.widgetry.*.internal.*", "io.widgetry.api.*", "java.*", "javax.*", "org.osgi.*", "org.slf4j.*"));
    private static final Names PIDS = Names.of(List.of("!io.widgetry.sample.*", "io.widgetry.*"));

    private static final Limits LIMITS = new Limits(10_000_000, 1_000, 20_000_000, 100_000, 100_000, 100, 1_000_000);

    private static final Duration QUIET = Duration.ofMillis(50);

    /** So long, where it does not matter. */
    static final Duration SHORT = Duration.ofMillis(20);

    private Told() {}

    /** A trial of this length. */
    public static Settings trial(Duration trial) {
        return settings(QUIET, trial, LIMITS, null);
    }

    /** Patient with a copy that pauses, and with a file that is gone for a moment. */
    public static Settings patient() {
        return settings(QUIET, SHORT, LIMITS, Duration.ofSeconds(30));
    }

    /** The same with a longer time in which files must not change. */
    public static Settings patient(Duration quiet) {
        return settings(quiet, SHORT, LIMITS, Duration.ofSeconds(30));
    }

    /** A longer time in which files must not change, for who writes them in steps. */
    public static Settings quiet(Duration quiet) {
        return settings(quiet, SHORT, LIMITS, null);
    }

    /** With other limits. */
    public static Settings limits(Limits limits) {
        return settings(QUIET, SHORT, limits, null);
    }

    private static Settings settings(Duration quiet, Duration trial, Limits limits, Duration patience) {
        return new Settings(
                quiet,
                patience != null ? patience : Duration.ofMillis(300),
                Duration.ofMillis(100),
                patience != null ? patience : Duration.ofMillis(250),
                Duration.ofMillis(100),
                Duration.ofMillis(2_000),
                3,
                trial,
                Duration.ofSeconds(60),
                PACKAGES,
                PIDS,
                100,
                2,
                limits);
    }
}
