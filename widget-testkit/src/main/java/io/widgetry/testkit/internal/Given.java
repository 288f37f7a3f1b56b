package io.widgetry.testkit.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test gives its widgets and their runtime.
 *
 * @param services by type
 * @param configuration the widgets' service properties
 * @param core the core's configuration
 */
public record Given(Map<Class<?>, List<Object>> services, Map<String, Object> configuration, Map<String, Object> core) {
    /** Nothing yet. */
    public Given() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Adds a service. */
    public void service(Class<?> type, Object service) {
        services.computeIfAbsent(type, some -> new ArrayList<>()).add(service);
    }
}
