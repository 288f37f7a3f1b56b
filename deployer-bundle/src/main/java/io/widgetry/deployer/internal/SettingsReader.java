package io.widgetry.deployer.internal;

import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.text.Names;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes settings of a configuration. What is wrong is reported, and the default holds in its stead. */
final class SettingsReader {
    /** What {@link io.widgetry.api.admin.DeploymentAdmin} promises. */
    private static final Duration VERDICT = Duration.ofMinutes(1);

    private final Consumer<String> faults;

    SettingsReader(Consumer<String> faults) {
        this.faults = faults;
    }

    Settings read(DeployerConfiguration from) {
        return new Settings(
                millis("quietMillis", from::quietMillis, 0, 600_000, 500),
                millis("incompleteMillis", from::incompleteMillis, 0, 3_600_000, 5_000),
                millis("scanMillis", from::scanMillis, 50, 3_600_000, 2_000),
                millis("removeGraceMillis", from::removeGraceMillis, 0, 600_000, 2_000),
                millis("retryMillis", from::retryMillis, 50, 3_600_000, 5_000),
                millis("startDeadlineMillis", from::startDeadlineMillis, 50, 600_000, 10_000),
                (int) range("trialDeliveries", from::trialDeliveries, 1, 10_000, 5),
                millis("trialMillis", from::trialMillis, 0, 3_600_000, 10_000),
                VERDICT,
                names("allowedPackages", from::allowedPackages),
                names("protectedPids", from::protectedPids),
                (int) range("history", from::history, 10, 100_000, 1_000),
                (int) range("keptVersions", from::keptVersions, 1, 20, 3),
                new Limits(
                        range("maxFileBytes", from::maxFileBytes, 1_000, 2_000_000_000, 64_000_000),
                        (int) range("maxEntries", from::maxEntries, 1, 1_000_000, 10_000),
                        range("maxUnpackedBytes", from::maxUnpackedBytes, 1_000, 20_000_000_000L, 256_000_000),
                        (int) range("maxManifestBytes", from::maxManifestBytes, 100, 100_000_000, 1_000_000),
                        (int) range("maxConfigurationBytes", from::maxConfigurationBytes, 100, 100_000_000, 1_000_000),
                        (int) range("maxWidgetFiles", from::maxWidgetFiles, 1, 2_000, 1_000),
                        range("maxWidgetBytes", from::maxWidgetBytes, 1_000, 200_000_000, 20_000_000)));
    }

    private Duration millis(String name, Supplier<Long> configured, long min, long max, long otherwise) {
        return Duration.ofMillis(range(name, configured, min, max, otherwise));
    }

    private long range(String name, Supplier<? extends Number> configured, long min, long max, long otherwise) {
        long value;
        try {
            value = configured.get().longValue();
        } catch (RuntimeException notOfThatType) { // which is what the access to such a value throws
            faults.accept(name + " is not a number: " + otherwise + " is used");
            return otherwise;
        }
        if (value >= min && value <= max) {
            return value;
        }
        faults.accept(
                name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
        return otherwise;
    }

    private Names names(String name, Supplier<String[]> configured) {
        try {
            return Names.of(Arrays.asList(configured.get()));
        } catch (RuntimeException notOfThatType) {
            faults.accept(name + " is not a list of patterns: the default is used");
            return Names.of(Arrays.asList(defaults(name)));
        }
    }

    private static String[] defaults(String name) {
        try {
            return (String[])
                    DeployerConfiguration.class.getDeclaredMethod(name).getDefaultValue();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
