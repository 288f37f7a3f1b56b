package io.widgetry.core.internal;

import io.widgetry.core.internal.dispatch.WidgetIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;

/** By what a widget's service is known again when it has gone and comes back. */
final class Identities {
    private static final String COMPONENT_NAME = "component.name";
    private static final String FACTORY_PID = "service.factoryPid";

    private Identities() {}

    /**
     * A component is known by its name, and one of several configurations of it by their names too; another service by
     * its persistent id.
     */
    static WidgetIdentity of(String bundle, Map<String, ?> properties) {
        Object component = properties.get(COMPONENT_NAME);
        List<String> pids = texts(properties.get(Constants.SERVICE_PID));
        if (component == null) {
            return pids.isEmpty()
                    ? WidgetIdentity.passing(bundle, properties.get(Constants.SERVICE_ID))
                    : new WidgetIdentity(bundle, pids.get(0));
        }
        for (String factory : texts(properties.get(FACTORY_PID))) {
            for (String pid : pids) {
                // NAME of PID~NAME, or the generated part of PID.GENERATED
                if (pid.length() > factory.length() + 1 && pid.startsWith(factory)) {
                    return new WidgetIdentity(bundle, component.toString(), pid.substring(factory.length() + 1));
                }
            }
        }
        boolean several = properties.containsKey(FACTORY_PID) && !pids.isEmpty();
        return new WidgetIdentity(bundle, component.toString(), several ? pids.get(pids.size() - 1) : "");
    }

    private static List<String> texts(Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        if (value instanceof String[] array) {
            return List.of(array);
        }
        return value instanceof Collection<?> collection
                ? collection.stream().map(String::valueOf).toList()
                : List.of();
    }
}
