package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.FeedStatus;
import java.util.ArrayList;
import java.util.List;

/** Deployments and feeds in numbers. Neither files nor feeds are labels: there would be more of them all the time. */
final class OtherSamples {
    private static final Family DEPLOYMENTS = Family.gauge("widgetry.deployments", "Files in the drop folder by state");
    private static final Family FEEDS = Family.gauge("widgetry.feeds", "The latest 100 feeds by state");
    private static final Family FEED_EVENTS =
            Family.counter("widgetry.feed.events", "Lines of feeds by what became of them");

    private OtherSamples() {}

    static List<Sample> deployments(List<DeploymentStatus> files) {
        List<Sample> samples = new ArrayList<>();
        for (DeploymentState state : DeploymentState.values()) {
            long count = files.stream().filter(file -> file.state() == state).count();
            samples.add(Sample.of(DEPLOYMENTS, count, "state", RuntimeSamples.label(state)));
        }
        return samples;
    }

    static List<Sample> feeds(List<FeedStatus> feeds, FeedTally tally) {
        List<Sample> samples = new ArrayList<>();
        for (FeedStatus.State state : FeedStatus.State.values()) {
            long count = feeds.stream().filter(feed -> feed.state() == state).count();
            samples.add(Sample.of(FEEDS, count, "state", RuntimeSamples.label(state)));
        }
        FeedTally.Counts counts = tally.count(feeds);
        samples.add(Sample.of(FEED_EVENTS, counts.accepted(), "outcome", "accepted"));
        samples.add(Sample.of(FEED_EVENTS, counts.duplicates(), "outcome", "duplicate"));
        samples.add(Sample.of(FEED_EVENTS, counts.rejected(), "outcome", "rejected"));
        return samples;
    }
}
