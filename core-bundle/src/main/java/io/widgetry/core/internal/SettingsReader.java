package io.widgetry.core.internal;

import io.widgetry.api.Code;
import io.widgetry.api.Product;
import io.widgetry.core.internal.dispatch.Grants;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.ChannelCode;
import io.widgetry.core.internal.dispatch.Settings.CodeKind;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import io.widgetry.core.internal.dispatch.Settings.Workers;
import io.widgetry.core.internal.json.JsonLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes settings of a configuration. What is wrong is reported, and the default holds in its stead. */
public final class SettingsReader {
    private final Consumer<String> faults;

    /** One that tells each fault in a sentence. */
    public SettingsReader(Consumer<String> faults) {
        this.faults = faults;
    }

    /** {@return the settings; what the configuration says of the product goes before what the runtime was started as} */
    public Settings read(CoreConfiguration configuration, String startedAs) {
        Map<CodeKind, List<ChannelCode>> codes = new EnumMap<>(CodeKind.class);
        codes.put(CodeKind.NOT_READY, codes("notReadyReasonCodes", configuration::notReadyReasonCodes));
        codes.put(CodeKind.DISPOSITION, codes("dispositionCodes", configuration::dispositionCodes));
        codes.put(CodeKind.WORK, codes("workCodes", configuration::workCodes));
        codes.put(CodeKind.ADDITIONAL_WORK, codes("additionalWorkCodes", configuration::additionalWorkCodes));
        return new Settings(
                product(guarded("product", configuration::product, ""), startedAs),
                dispatchLimits(configuration),
                workers(configuration),
                supervision(configuration),
                millis("stopTimeoutMillis", configuration::stopTimeoutMillis, 60_000, 1_000),
                millis("updateWindowMillis", configuration::updateWindowMillis, 600_000, 10_000),
                new Grants(
                        Set.copyOf(Arrays.asList(guarded("tokenGrants", configuration::tokenGrants, new String[0]))),
                        actionGrants(configuration)),
                codes);
    }

    private Limits dispatchLimits(CoreConfiguration configuration) {
        return new Limits(
                range("mailboxCapacity", configuration::mailboxCapacity, 1, 1_000_000, 1_024),
                range("duplicateWindow", configuration::duplicateWindow, 64, 100_000_000, 65_536),
                range("maxAgents", configuration::maxAgents, 1, 1_000_000, 100_000),
                range("maxInteractions", configuration::maxInteractions, 1, 1_000_000, 10_000),
                range("closedInteractions", configuration::closedInteractions, 1, 1_000_000, 1_000),
                range("storeMaxLength", configuration::storeMaxLength, 0, 100_000_000, 65_536),
                range("traces", configuration::traces, 0, 1_000_000, 4_096),
                range("messagesPerSecond", configuration::messagesPerSecond, 1, 1_000_000, 1_000));
    }

    private Workers workers(CoreConfiguration configuration) {
        int size = range("workers", configuration::workers, 0, 1_024, 0);
        return new Workers(
                size > 0 ? size : Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
                range("spareWorkers", configuration::spareWorkers, 0, 1_024, 32),
                range("maxAbandonedThreads", configuration::maxAbandonedThreads, 0, 1_024, 16));
    }

    private Supervision supervision(CoreConfiguration configuration) {
        return new Supervision(
                threshold("slowAfterMillis", configuration::slowAfterMillis, 1_000),
                threshold("stalledAfterMillis", configuration::stalledAfterMillis, 3_000),
                threshold("quarantineAfterMillis", configuration::quarantineAfterMillis, 5_000),
                range("quarantineFailures", configuration::quarantineFailures, 0, 1_000_000, 10),
                range("quarantineFailurePercent", configuration::quarantineFailurePercent, 1, 100, 50),
                threshold("failureWindowMillis", configuration::failureWindowMillis, 60_000),
                threshold("firstProbeMillis", configuration::firstProbeMillis, 5_000),
                threshold("longestProbeMillis", configuration::longestProbeMillis, 300_000));
    }

    private Duration threshold(String name, Supplier<Long> value, int otherwise) {
        return Duration.ofMillis(range(name, value, 1, 86_400_000, otherwise));
    }

    Duration drainTimeout(CoreConfiguration configuration) {
        return millis("drainTimeoutMillis", configuration::drainTimeoutMillis, 600_000, 5_000);
    }

    /** {@return how large payloads may be} */
    public JsonLimits limits(CoreConfiguration configuration) {
        return new JsonLimits(
                range("jsonMaxLength", configuration::jsonMaxLength, 1_000, 100_000_000, 4_000_000),
                range("jsonMaxDepth", configuration::jsonMaxDepth, 8, 1_000, 64),
                range("jsonMaxString", configuration::jsonMaxString, 100, 100_000_000, 2_000_000),
                range("jsonMaxNumber", configuration::jsonMaxNumber, 20, 10_000, 100),
                range("jsonMaxName", configuration::jsonMaxName, 50, 50_000, 1_000));
    }

    private Product product(String configured, String startedAs) {
        String text = !configured.isBlank()
                ? configured.trim()
                : Optional.ofNullable(startedAs).orElse("axp");
        for (Product product : Product.values()) {
            if (product.id().equals(text)) {
                return product;
            }
        }
        faults.accept("product is \"" + text + "\", but must be axp or axp-connect: axp is used");
        return Product.AXP;
    }

    private Duration millis(String name, Supplier<Long> value, int max, int otherwise) {
        return Duration.ofMillis(range(name, value, 0, max, otherwise));
    }

    private int range(String name, Supplier<? extends Number> configured, int min, int max, int otherwise) {
        long value = guarded(name, () -> configured.get().longValue(), (long) otherwise);
        if (value >= min && value <= max) {
            return (int) value;
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

    /** Several entries for one holder are taken together. */
    private Map<String, Set<String>> actionGrants(CoreConfiguration configuration) {
        Map<String, Set<String>> grants = new TreeMap<>();
        for (String entry : guarded("actionGrants", configuration::actionGrants, new String[0])) {
            int equals = entry.indexOf('=');
            String holder =
                    entry.substring(0, equals < 0 ? entry.length() : equals).trim();
            if (holder.isEmpty()) {
                faults.accept("actionGrants has \"" + entry + "\", but each must be HOLDER=ACTION,ACTION…:"
                        + " it is left out");
                continue;
            }
            if (equals < 0) { // whoever wrote it meant to restrict it
                faults.accept("actionGrants has \"" + entry + "\", but each must be HOLDER=ACTION,ACTION…:"
                        + " it grants nothing");
            }
            Set<String> actions = grants.computeIfAbsent(holder, other -> new TreeSet<>());
            Stream.of((equals < 0 ? "" : entry.substring(equals + 1)).split(","))
                    .map(String::trim)
                    .filter(action -> !action.isEmpty())
                    .forEach(actions::add);
        }
        return grants;
    }

    private List<ChannelCode> codes(String name, Supplier<String[]> configured) {
        List<ChannelCode> codes = new ArrayList<>();
        for (String entry : guarded(name, configured, new String[0])) {
            int equals = entry.indexOf('=');
            int colon = entry.lastIndexOf(':', Math.max(equals, 0));
            if (equals <= colon + 1 || equals == entry.length() - 1) {
                faults.accept(name + " has \"" + entry + "\", but each must be CODE=NAME or CHANNEL:CODE=NAME:"
                        + " it is left out");
                continue;
            }
            String channel = colon < 0 ? "" : entry.substring(0, colon).trim();
            Code code = new Code(
                    entry.substring(colon + 1, equals).trim(),
                    entry.substring(equals + 1).trim());
            codes.add(new ChannelCode(channel, code));
        }
        return List.copyOf(codes);
    }
}
