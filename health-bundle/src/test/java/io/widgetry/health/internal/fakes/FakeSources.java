package io.widgetry.health.internal.fakes;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.health.internal.Sources;
import java.util.Optional;

/** Services that a test brings and takes away. */
public final class FakeSources implements Sources {
    private RuntimeAdmin runtime;
    private DeploymentAdmin deployments;
    private FeedAdmin feeds;

    /** None of them. */
    public static FakeSources none() {
        return new FakeSources();
    }

    /** Brings a core; null takes it away. */
    public FakeSources runtime(RuntimeAdmin service) {
        runtime = service;
        return this;
    }

    /** Brings a deployer; null takes it away. */
    public FakeSources deployments(DeploymentAdmin service) {
        deployments = service;
        return this;
    }

    /** Brings a feed bundle; null takes it away. */
    public FakeSources feeds(FeedAdmin service) {
        feeds = service;
        return this;
    }

    @Override
    public Optional<RuntimeAdmin> runtime() {
        return Optional.ofNullable(runtime);
    }

    @Override
    public Optional<DeploymentAdmin> deployments() {
        return Optional.ofNullable(deployments);
    }

    @Override
    public Optional<FeedAdmin> feeds() {
        return Optional.ofNullable(feeds);
    }
}
