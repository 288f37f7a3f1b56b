package io.widgetry.core.internal.dispatch;

/**
 * What a widget is known by, through all versions of its bundle.
 *
 * @param bundle the symbolic name of its bundle
 * @param component the name of its component
 */
public record WidgetIdentity(String bundle, String component) {
    /** {@return the id that is made from the component's name: com.acme.CallerCard becomes caller-card} */
    public String defaultId() {
        String simple = component.substring(component.lastIndexOf('.') + 1);
        return simple.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return bundle + '/' + component;
    }
}
