package io.widgetry.deployer.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why a bundle that runs has no widget: its components wait for services that nobody provides. */
final class AbsentWidgets {
    private static final String WIDGET = "io.widgetry.api.Widget";
    private static final String COMPONENTS = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    private final BundleContext context;

    AbsentWidgets(BundleContext context) {
        this.context = context;
    }

    /** A clause that says what they wait for and what to do; empty if there is a widget, or they do not wait. */
    Optional<String> why(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.ACTIVE || hasWidget(bundle)) {
                return Optional.empty();
            }
            String waiting = waiting(bundle);
            return waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "none of its widgets is there: " + waiting
                                    + ". Deploy what provides it, or let the widget do without (ReferenceCardinality.OPTIONAL)");
        } catch (IllegalStateException uninstalled) {
            return Optional.empty();
        }
    }

    private static boolean hasWidget(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services != null
                && Arrays.stream(services)
                        .flatMap(service -> Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS)))
                        .anyMatch(WIDGET::equals);
    }

    private String waiting(Bundle bundle) {
        ServiceReference<?> reference = context.getServiceReference(COMPONENTS);
        if (reference == null) {
            return "";
        }
        try {
            return context.getService(reference) instanceof ServiceComponentRuntime components
                    ? String.join("; ", waiting(bundle, components))
                    : "";
        } finally {
            context.ungetService(reference);
        }
    }

    private static List<String> waiting(Bundle bundle, ServiceComponentRuntime components) {
        List<String> waiting = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
            if (List.of(component.serviceInterfaces).contains(WIDGET)) {
                for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                    if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                        for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
                            waiting.add(text(component, missing));
                        }
                    }
                }
            }
        }
        return waiting;
    }

    private static String text(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        String service = "service";
        for (ReferenceDTO declared : component.references) {
            if (declared.name.equals(missing.name)) {
                service = declared.interfaceName;
            }
        }
        String target = missing.target == null || missing.target.isEmpty() ? "" : " with " + missing.target;
        return component.name + " waits for a " + service + target + " (reference " + missing.name
                + "), which nobody provides";
    }
}
