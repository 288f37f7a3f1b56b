package io.widgetry.api.admin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Replay and recording of feeds: a service of the feed bundle. Safe for several threads. */
@ProviderType
public interface FeedAdmin {

    /**
     * Begins to replay a file.
     *
     * @param file NDJSON, one CloudEvent a line; not null
     * @param options how; not null
     * @return the feed as it begins
     * @throws IOException if the file cannot be opened; the message names it
     */
    FeedStatus play(Path file, FeedOptions options) throws IOException;

    /**
     * Begins to replay a stream, which is closed at its end.
     *
     * @param stream NDJSON in UTF-8; not null
     * @param name what to call it; not null
     * @param options how; not null
     * @return the feed as it begins
     */
    FeedStatus play(InputStream stream, String name, FeedOptions options);

    /**
     * Waits until a feed is over.
     *
     * @param id the feed's id
     * @param atMost how long to wait; not null
     * @return the feed as it is then; empty if there is no such feed
     * @throws InterruptedException if the caller's thread is interrupted
     */
    Optional<FeedStatus> await(int id, Duration atMost) throws InterruptedException;

    /**
     * Holds a feed.
     *
     * @param id the feed's id
     * @return the feed; empty if there is no such feed
     */
    Optional<FeedStatus> pause(int id);

    /**
     * Lets a held feed go on. The time that it was held does not count.
     *
     * @param id the feed's id
     * @return the feed; empty if there is no such feed
     */
    Optional<FeedStatus> resume(int id);

    /**
     * Ends a feed.
     *
     * @param id the feed's id
     * @return the feed; empty if there is no such feed
     */
    Optional<FeedStatus> stop(int id);

    /**
     * The feeds since the start, the latest 100.
     *
     * @return by id
     */
    List<FeedStatus> feeds();

    /**
     * Begins to record what the runtime accepts, in the form in which it can be replayed, secrets masked.
     *
     * @param file a file that does not exist yet; not null
     * @return the recording as it begins
     * @throws IOException if the file exists or cannot be made; the message names it
     */
    RecordingStatus record(Path file) throws IOException;

    /**
     * Ends a recording.
     *
     * @param id the recording's id
     * @return the recording; empty if there is no such recording
     */
    Optional<RecordingStatus> stopRecording(int id);

    /**
     * The recordings since the start, the latest 100.
     *
     * @return by id
     */
    List<RecordingStatus> recordings();
}
