package io.widgetry.health.internal.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry's meters for samples: one for each, made when it comes, removed when it does not come any more. */
final class SampledMeters {
    private record Key(String name, Tags tags) {}

    private static final class Value {
        private volatile double latest;
        private Meter meter;

        private double latest() {
            return latest;
        }
    }

    private final MeterRegistry registry;
    private final Map<Key, Value> values = new HashMap<>();

    SampledMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Makes the registry show these samples and no others. One thread at a time. */
    void show(List<Sample> samples) {
        Map<Key, Sample> now = new HashMap<>();
        samples.forEach(sample -> now.putIfAbsent(new Key(sample.family().name(), sample.tags()), sample));
        values.entrySet().removeIf(entry -> {
            boolean gone = !now.containsKey(entry.getKey());
            if (gone) {
                registry.remove(entry.getValue().meter);
            }
            return gone;
        });
        now.forEach((key, sample) -> values.computeIfAbsent(key, any -> register(sample)).latest = sample.value());
    }

    private Value register(Sample sample) {
        Family family = sample.family();
        Value value = new Value();
        String unit = family.unit().isEmpty() ? null : family.unit();
        value.meter = switch (family.kind()) {
            case GAUGE ->
                Gauge.builder(family.name(), value, Value::latest)
                        .tags(sample.tags())
                        .description(family.help())
                        .baseUnit(unit)
                        .register(registry);
            case COUNTER ->
                FunctionCounter.builder(family.name(), value, Value::latest)
                        .tags(sample.tags())
                        .description(family.help())
                        .baseUnit(unit)
                        .register(registry);
        };
        return value;
    }
}
