package io.widgetry.health.internal.admin;

import io.widgetry.api.admin.HealthStatus;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The checks in the service registry. Those without a name are left out: nobody could ask for them. */
final class RegisteredChecks implements HealthChecks {
    private static final String NAMED = "(" + HealthCheck.NAME + "=*)";

    private final BundleContext context;

    RegisteredChecks(BundleContext context) {
        this.context = context;
    }

    private Collection<ServiceReference<HealthCheck>> references() {
        try {
            return context.getServiceReferences(HealthCheck.class, NAMED);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String name(ServiceReference<HealthCheck> reference) {
        return String.valueOf(reference.getProperty(HealthCheck.NAME));
    }

    @Override
    public List<String> names() {
        return references().stream().map(RegisteredChecks::name).toList();
    }

    @Override
    public List<HealthStatus> run(Collection<String> names) {
        return references().stream()
                .filter(reference -> names.contains(name(reference)))
                .map(this::run)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The result of one; null if it has gone meanwhile. */
    private HealthStatus run(ServiceReference<HealthCheck> reference) {
        HealthCheck check = context.getService(reference);
        if (check == null) {
            return null;
        }
        try {
            HealthCheckMetadata metadata = new HealthCheckMetadata(reference);
            return Statuses.run(metadata.getName(), metadata.getTags(), check);
        } finally {
            context.ungetService(reference);
        }
    }
}
