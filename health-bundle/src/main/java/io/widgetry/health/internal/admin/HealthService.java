package io.widgetry.health.internal.admin;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * All health checks in the container, whoever brought them: through Felix's executor, with its time-outs and its cache,
 * where there is one; else one after the other in the caller's thread.
 */
@Component
public final class HealthService implements HealthAdmin {
    private final HealthChecks checks;
    private final AtomicReference<HealthCheckExecutor> executor = new AtomicReference<>();

    /** Reads the checks from the service registry. */
    @Activate
    public HealthService(BundleContext context) {
        this(new RegisteredChecks(context));
    }

    HealthService(HealthChecks checks) {
        this.checks = checks;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindExecutor(HealthCheckExecutor service) {
        executor.set(service);
    }

    void unbindExecutor(HealthCheckExecutor service) {
        executor.compareAndSet(service, null);
    }

    @Override
    public List<String> names() {
        return checks.names().stream().distinct().sorted().toList();
    }

    @Override
    public List<HealthStatus> checks() {
        return run(names());
    }

    @Override
    public Optional<HealthStatus> check(String name) {
        Objects.requireNonNull(name, "name");
        return names().contains(name) ? run(List.of(name)).stream().findFirst() : Optional.empty();
    }

    private List<HealthStatus> run(List<String> names) {
        if (names.isEmpty()) {
            // a selector without names stands for the executor's default tags
            return List.of();
        }
        HealthCheckExecutor present = executor.get();
        List<HealthStatus> found = present == null
                ? checks.run(names)
                : present.execute(HealthCheckSelector.names(names.toArray(String[]::new))).stream()
                        .map(Statuses::of)
                        .toList();
        return found.stream().sorted(Comparator.comparing(HealthStatus::name)).toList();
    }
}
