package io.widgetry.health.internal;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import java.util.Optional;

/** What checks and metrics read: services of other bundles, each of which can come and go at any time. */
public interface Sources {

    /** The core. */
    Optional<RuntimeAdmin> runtime();

    /** The deployer. */
    Optional<DeploymentAdmin> deployments();

    /** The feed bundle. */
    Optional<FeedAdmin> feeds();
}
