package io.widgetry.health.internal;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services as they are there. Bound by methods, because they change while those who ask for them stay. */
@Component(service = Sources.class)
public final class ServiceSources implements Sources {
    private final AtomicReference<RuntimeAdmin> runtime = new AtomicReference<>();
    private final AtomicReference<DeploymentAdmin> deployments = new AtomicReference<>();
    private final AtomicReference<FeedAdmin> feeds = new AtomicReference<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRuntime(RuntimeAdmin service) {
        runtime.set(service);
    }

    // A successor is bound before its predecessor is unbound: only what is still the current one is forgotten.
    void unbindRuntime(RuntimeAdmin service) {
        runtime.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindDeployments(DeploymentAdmin service) {
        deployments.set(service);
    }

    void unbindDeployments(DeploymentAdmin service) {
        deployments.compareAndSet(service, null);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindFeeds(FeedAdmin service) {
        feeds.set(service);
    }

    void unbindFeeds(FeedAdmin service) {
        feeds.compareAndSet(service, null);
    }

    @Override
    public Optional<RuntimeAdmin> runtime() {
        return Optional.ofNullable(runtime.get());
    }

    @Override
    public Optional<DeploymentAdmin> deployments() {
        return Optional.ofNullable(deployments.get());
    }

    @Override
    public Optional<FeedAdmin> feeds() {
        return Optional.ofNullable(feeds.get());
    }
}
