package io.widgetry.simulator.internal;

import io.widgetry.simulator.internal.centre.Plan;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container makes them: the defaults, and what differs. */
public final class Configurations {
    private Configurations() {}

    static SimulatorConfiguration with(Map<String, ?> values) {
        return (SimulatorConfiguration) Proxy.newProxyInstance(
                Configurations.class.getClassLoader(),
                new Class<?>[] {SimulatorConfiguration.class},
                (proxy, method, arguments) ->
                        values.containsKey(method.getName()) ? values.get(method.getName()) : method.getDefaultValue());
    }

    static Settings settings(Map<String, ?> values) {
        return Settings.of(with(values));
    }

    /** A plan with the defaults, and what differs. */
    public static Plan plan(Map<String, ?> values) {
        return settings(values).plan();
    }
}
