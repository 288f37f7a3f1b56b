package io.widgetry.simulator.internal;

import io.widgetry.simulator.internal.centre.Plan;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container makes them: the defaults, and what differs. */
public final class Configurations {
    /** A value of which the container makes one whose access throws. */
    static final Object OF_ANOTHER_TYPE = new Object();

    private Configurations() {}

    static SimulatorConfiguration with(Map<String, ?> values) {
        return (SimulatorConfiguration) Proxy.newProxyInstance(
                Configurations.class.getClassLoader(),
                new Class<?>[] {SimulatorConfiguration.class},
                (proxy, method, arguments) -> {
                    Object value = values.get(method.getName());
                    if (value == OF_ANOTHER_TYPE) {
                        throw new IllegalArgumentException(method.getName());
                    }
                    return value == null ? method.getDefaultValue() : value;
                });
    }

    /** The settings of a configuration that nothing is wrong with. */
    static Settings settings(Map<String, ?> values) {
        return new SettingsReader(fault -> {
                    throw new AssertionError(fault);
                })
                .read(with(values));
    }

    /** A plan with the defaults, and what differs. */
    public static Plan plan(Map<String, ?> values) {
        return settings(values).plan();
    }
}
