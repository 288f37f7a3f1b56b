package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.web.internal.http.HttpException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services that endpoints show, each of which may be absent: then only what needs it answers so. */
@Component(service = RuntimeServices.class)
public final class RuntimeServices {
    private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();

    @Activate
    public RuntimeServices() {
        // what is there is bound afterwards
    }

    <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(services.get(type)));
    }

    private <T> T get(Class<T> type, String absent) throws HttpException {
        return find(type).orElseThrow(() -> HttpException.unavailable(absent));
    }

    RuntimeAdmin runtime() throws HttpException {
        return get(RuntimeAdmin.class, "The core is not active.");
    }

    DeploymentAdmin deployments() throws HttpException {
        return get(DeploymentAdmin.class, "The deployer is not active: nobody looks after the drop folder.");
    }

    HealthAdmin health() throws HttpException {
        return get(HealthAdmin.class, "The health bundle is not active.");
    }

    MetricsExposition metrics() throws HttpException {
        return get(MetricsExposition.class, "The health bundle is not active, and without it there are no metrics.");
    }

    DataEventPublisher publisher() throws HttpException {
        return get(DataEventPublisher.class, "The core is not active.");
    }

    CloudEventCodec codec() throws HttpException {
        return get(CloudEventCodec.class, "The core is not active.");
    }

    private <T> void bind(Class<T> type, T service) {
        services.put(type, service);
    }

    private <T> void unbind(Class<T> type, T service) {
        services.remove(type, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setRuntime(RuntimeAdmin service) {
        bind(RuntimeAdmin.class, service);
    }

    void unsetRuntime(RuntimeAdmin service) {
        unbind(RuntimeAdmin.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDeployments(DeploymentAdmin service) {
        bind(DeploymentAdmin.class, service);
    }

    void unsetDeployments(DeploymentAdmin service) {
        unbind(DeploymentAdmin.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setHealth(HealthAdmin service) {
        bind(HealthAdmin.class, service);
    }

    void unsetHealth(HealthAdmin service) {
        unbind(HealthAdmin.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setMetrics(MetricsExposition service) {
        bind(MetricsExposition.class, service);
    }

    void unsetMetrics(MetricsExposition service) {
        unbind(MetricsExposition.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBrowserWidgets(BrowserWidgetAdmin service) {
        bind(BrowserWidgetAdmin.class, service);
    }

    void unsetBrowserWidgets(BrowserWidgetAdmin service) {
        unbind(BrowserWidgetAdmin.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setPublisher(DataEventPublisher service) {
        bind(DataEventPublisher.class, service);
    }

    void unsetPublisher(DataEventPublisher service) {
        unbind(DataEventPublisher.class, service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCodec(CloudEventCodec service) {
        bind(CloudEventCodec.class, service);
    }

    void unsetCodec(CloudEventCodec service) {
        unbind(CloudEventCodec.class, service);
    }
}
