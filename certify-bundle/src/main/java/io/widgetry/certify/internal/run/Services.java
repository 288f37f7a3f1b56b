package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What a certification works with.
 *
 * @param bundles the framework
 * @param admin the runtime as operators see it
 * @param deployments the deployer
 * @param events where events are published
 * @param configurations where the runtime is configured
 */
public record Services(
        BundleContext bundles,
        RuntimeAdmin admin,
        DeploymentAdmin deployments,
        DataEventPublisher events,
        ConfigurationAdmin configurations) {}
