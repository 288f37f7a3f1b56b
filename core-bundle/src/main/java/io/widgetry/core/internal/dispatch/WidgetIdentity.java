package io.widgetry.core.internal.dispatch;

import java.util.Locale;

/**
 * What a widget is known by, through all versions of its bundle.
 *
 * @param bundle the symbolic name of its bundle
 * @param component the name of its component
 * @param configuration which of several configurations of the component; empty if there is one at most
 */
public record WidgetIdentity(String bundle, String component, String configuration) {
    private static final String PASSING = "service-";

    /** The only widget of its component. */
    public WidgetIdentity(String bundle, String component) {
        this(bundle, component, "");
    }

    /** A service that has nothing by which it could be known again. */
    public static WidgetIdentity passing(String bundle, Object serviceId) {
        return new WidgetIdentity(bundle, PASSING + serviceId);
    }

    /** {@return whether it can be known again when its service has gone and comes back} */
    boolean isLasting() {
        return !component.startsWith(PASSING);
    }

    /**
     * {@return the id that is made from the component's name: com.acme.CallerCard becomes caller-card, and with the
     * configuration north, caller-card-north}
     */
    public String defaultId() {
        String simple = component.substring(component.lastIndexOf('.') + 1);
        String id = simple.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return configuration.isEmpty() ? id : id + '-' + configuration.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** {@return the bundle and the component, which all configurations have in common} */
    String ofComponent() {
        return bundle + '/' + component;
    }

    @Override
    public String toString() {
        return configuration.isEmpty() ? ofComponent() : ofComponent() + '~' + configuration;
    }
}
