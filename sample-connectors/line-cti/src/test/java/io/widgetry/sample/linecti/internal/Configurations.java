package io.widgetry.sample.linecti.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container makes them: the defaults, and what differs. */
final class Configurations {
    private Configurations() {}

    static Config with(Map<String, ?> values) {
        return (Config) Proxy.newProxyInstance(
                Configurations.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) ->
                        values.containsKey(method.getName()) ? values.get(method.getName()) : method.getDefaultValue());
    }
}
