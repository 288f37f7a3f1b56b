package io.widgetry.core.internal;

import io.widgetry.api.Widget;
import io.widgetry.core.internal.dispatch.WidgetSource;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;

/** A widget's objects from the service registry. They are reached through the reference and held by instances only. */
final class ServiceWidgetSource implements WidgetSource {
    private final ServiceReference<Widget> reference;
    private final BundleContext context;

    ServiceWidgetSource(ServiceReference<Widget> reference, BundleContext context) {
        this.reference = reference;
        this.context = context;
    }

    @Override
    public boolean prototype() {
        return Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
    }

    @Override
    public Widget get() {
        ServiceObjects<Widget> objects = context.getServiceObjects(reference);
        return objects == null ? null : objects.getService();
    }

    @Override
    public void unget(Widget widget) {
        ServiceObjects<Widget> objects = context.getServiceObjects(reference);
        if (objects != null) { // null after the service is gone: the framework has taken the object back already
            objects.ungetService(widget);
        }
    }

    @Override
    public boolean has(String className) {
        Bundle bundle = reference.getBundle();
        return bundle != null && BundleClasses.has(bundle, className);
    }

    @Override
    public Optional<String> failure() {
        return ComponentFailure.of(reference, context, this::has);
    }
}
