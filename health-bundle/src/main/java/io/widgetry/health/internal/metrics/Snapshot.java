package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.health.internal.Sources;
import java.util.List;
import java.util.Optional;

/**
 * What the services tell at one moment; each is asked once. Empty for a service that is absent.
 *
 * @param runtime the core
 * @param widgets the core's widgets
 * @param deployments the deployer's files
 * @param feeds the feed bundle's feeds
 */
record Snapshot(
        Optional<RuntimeStatus> runtime,
        Optional<List<WidgetStatus>> widgets,
        Optional<List<DeploymentStatus>> deployments,
        Optional<List<FeedStatus>> feeds) {

    static Snapshot of(Sources sources) {
        // one core for both, even if another takes its place meanwhile
        Optional<RuntimeAdmin> core = sources.runtime();
        return new Snapshot(
                core.map(RuntimeAdmin::status),
                core.map(RuntimeAdmin::widgets),
                sources.deployments().map(DeploymentAdmin::deployments),
                sources.feeds().map(FeedAdmin::feeds));
    }
}
