package io.widgetry.feed.internal;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.feed.internal.text.Plain;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the feed that the runtime was started with, as soon as the runtime is ready. */
@Component(
        immediate = true,
        service = {})
@SatisfyingConditionTarget("(osgi.condition.id=io.widgetry.ready)")
public final class StartupFeed {
    static final String FEED = "widgetry.feed";
    static final String SPEED = "widgetry.feed.speed";

    private static final Logger LOG = LoggerFactory.getLogger(StartupFeed.class);
    private static final String STANDARD_INPUT = "-";

    private final FeedAdmin feeds;
    private final Supplier<InputStream> standardInput;

    /** Begins the feed, if the framework's properties name one. */
    @Activate
    public StartupFeed(@Reference FeedAdmin feeds, BundleContext context) {
        this(feeds, StartupFeed::openStandardInput);
        play(context.getProperty(FEED), context.getProperty(SPEED));
    }

    StartupFeed(FeedAdmin feeds, Supplier<InputStream> standardInput) {
        this.feeds = feeds;
        this.standardInput = standardInput;
    }

    /** Plays what the properties say. What is wrong with them is a warning: the runtime goes on without the feed. */
    void play(String feed, String speed) {
        if (feed == null || feed.isBlank()) {
            return;
        }
        try {
            play(feed, options(speed));
        } catch (IllegalArgumentException e) {
            LOG.warn("framework property {}: {}; the feed {} is not played", SPEED, Plain.reason(e), Plain.text(feed));
        }
    }

    private static FeedOptions options(String speed) {
        return speed == null || speed.isBlank()
                ? FeedOptions.REAL_TIME
                : new FeedOptions(FeedOptions.speed(speed.strip()), false);
    }

    private void play(String feed, FeedOptions options) {
        try {
            if (feed.equals(STANDARD_INPUT)) {
                feeds.play(standardInput.get(), "standard input", options);
            } else {
                feeds.play(Path.of(feed), options);
            }
        } catch (IOException | InvalidPathException | IllegalStateException e) {
            LOG.warn("framework property {}: {}", FEED, Plain.reason(e));
        }
    }

    /** A thread that waits for System.in cannot be interrupted, one that waits for the same input as a channel can. */
    private static InputStream openStandardInput() {
        return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
    }
}
