package io.widgetry.certify.internal;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.certify.internal.run.Services;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Certifies widgets for the launcher, which shares no class with bundles: hence a function of the platform's types. It takes
 * a {@link Request} as a map, prints to the consumer that is in it, and returns the exit status.
 */
@Component(service = Function.class, property = "name=" + CertifyComponent.NAME)
public final class CertifyComponent implements Function<Map<String, Object>, Integer> {
    static final String NAME = "io.widgetry.certify";

    private final Services services;

    @Activate
    public CertifyComponent(
            BundleContext context,
            @Reference RuntimeAdmin admin,
            @Reference DeploymentAdmin deployments,
            @Reference DataEventPublisher events,
            @Reference ConfigurationAdmin configurations) {
        this.services = new Services(context, admin, deployments, events, configurations);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Integer apply(Map<String, Object> request) {
        return new Certifier(services, (Consumer<String>) request.get(Request.PRINT)).run(Request.of(request));
    }
}
