package io.widgetry.feed.internal;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.feed.internal.recording.Recordings;
import io.widgetry.feed.internal.replay.Feeds;
import io.widgetry.feed.internal.replay.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays feeds and records what the runtime accepts. Immediate: it shall not end with its last user, feeds and all. */
@Component(immediate = true, configurationPid = FeedService.PID)
@Designate(ocd = FeedConfig.class)
public final class FeedService implements FeedAdmin {
    static final String PID = "io.widgetry.feed";

    private static final Logger LOG = LoggerFactory.getLogger(FeedService.class);
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
    private static final Duration JOIN = Duration.ofSeconds(3);

    private final Places places;
    private final Feeds feeds;
    private final Recordings recordings;
    private volatile Limits limits;

    /** Ready to play and to record. */
    @Activate
    public FeedService(
            @Reference DataEventPublisher publisher,
            @Reference CloudEventCodec codec,
            @Reference RuntimeAdmin runtime,
            BundleContext context,
            FeedConfig config) {
        this(
                Places.of(context.getProperty("widgetry.home"), context.getProperty("widgetry.sessions")),
                new Feeds(codec, publisher, Ticker.SYSTEM),
                new Recordings(runtime, codec, FLUSH_EVERY),
                limits(config));
    }

    FeedService(Places places, Feeds feeds, Recordings recordings, Limits limits) {
        this.places = places;
        this.feeds = feeds;
        this.recordings = recordings;
        this.limits = limits;
    }

    @Modified
    void configure(FeedConfig config) {
        limits = limits(config);
    }

    private static Limits limits(FeedConfig config) {
        return Limits.of(config, fault -> LOG.warn("Configuration {}: {}", PID, fault));
    }

    /** Ends everything. Feeds first: what they published last is recorded. */
    @Deactivate
    public void close() {
        feeds.close(JOIN);
        recordings.close();
    }

    @Override
    public FeedStatus play(Path file, FeedOptions options) throws IOException {
        Objects.requireNonNull(options, "options");
        Path found = places.feed(file);
        if (recordings.isRecording(found)) {
            throw new FileSystemException(found.toString(), null, "is being recorded; stop the recording first");
        }
        InputStream stream = open(found);
        boolean playing = false;
        try {
            FeedStatus feed = play(stream, String.valueOf(found.getFileName()), options);
            playing = true;
            return feed;
        } finally {
            if (!playing) {
                stream.close();
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString(), null, "may not be read: permission denied");
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if too many feeds run or the bundle is stopping; the stream is left open then
     */
    @Override
    public FeedStatus play(InputStream stream, String name, FeedOptions options) {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
        Limits now = limits;
        return feeds.play(stream, name, options, now.maxFeeds(), now.maxLineBytes());
    }

    @Override
    public Optional<FeedStatus> await(int id, Duration atMost) throws InterruptedException {
        return feeds.await(id, atMost);
    }

    @Override
    public Optional<FeedStatus> pause(int id) {
        return feeds.pause(id);
    }

    @Override
    public Optional<FeedStatus> resume(int id) {
        return feeds.resume(id);
    }

    @Override
    public Optional<FeedStatus> stop(int id) {
        return feeds.stop(id);
    }

    @Override
    public List<FeedStatus> feeds() {
        return feeds.list();
    }

    @Override
    public RecordingStatus record(Path file) throws IOException {
        Path target = places.recording(file);
        Limits now = limits;
        return recordings.record(target, places.ownDirectory(target), now.maxRecordings(), now.recordingBacklog());
    }

    @Override
    public Optional<RecordingStatus> stopRecording(int id) {
        return recordings.stop(id);
    }

    @Override
    public List<RecordingStatus> recordings() {
        return recordings.list();
    }
}
