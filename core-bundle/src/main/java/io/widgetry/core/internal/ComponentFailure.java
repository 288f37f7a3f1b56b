package io.widgetry.core.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Why Declarative Services could not make a component: they keep it, and only log it. */
final class ComponentFailure {
    /** So it begins where the component's class has no constructor that they could call; the text is theirs alone. */
    private static final String NO_CONSTRUCTOR = "java.lang.InstantiationException: Constructor not found.";

    private ComponentFailure() {}

    /** {@return what was thrown and where, without its message; empty if nothing was, or it is not known} */
    static Optional<String> of(ServiceReference<?> service, BundleContext context, Predicate<String> own) {
        try {
            return ask(service, context, own);
        } catch (IllegalStateException coreStops) {
            return Optional.empty();
        }
    }

    private static Optional<String> ask(ServiceReference<?> service, BundleContext context, Predicate<String> own) {
        ServiceReference<ServiceComponentRuntime> runtime = context.getServiceReference(ServiceComponentRuntime.class);
        if (runtime == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(context.getService(runtime))
                    .flatMap(components -> printed(components, service))
                    .map(stack -> text(stack, own, service.getProperty(ComponentConstants.COMPONENT_NAME)));
        } finally {
            context.ungetService(runtime);
        }
    }

    private static Optional<String> printed(ServiceComponentRuntime components, ServiceReference<?> service) {
        Bundle bundle = service.getBundle();
        if (bundle == null || !(service.getProperty(ComponentConstants.COMPONENT_NAME) instanceof String name)) {
            return Optional.empty();
        }
        ComponentDescriptionDTO description = components.getComponentDescriptionDTO(bundle, name);
        if (description == null) {
            return Optional.empty(); // its bundle is being stopped
        }
        Object id = service.getProperty(ComponentConstants.COMPONENT_ID);
        return components.getComponentConfigurationDTOs(description).stream()
                .filter(configuration -> id instanceof Long number && number == configuration.id)
                .map(configuration -> configuration.failure)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String text(String printed, Predicate<String> own, Object component) {
        if (printed.startsWith(NO_CONSTRUCTOR)) {
            return "its class has no constructor that Declarative Services can call: it must be public, and either"
                    + " have no parameters or be marked with @Activate";
        }
        return PrintedStack.of(printed).describe(own) + " (scr:info " + component + " shows all of it)";
    }
}
