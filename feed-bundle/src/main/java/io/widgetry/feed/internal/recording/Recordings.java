package io.widgetry.feed.internal.recording;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.feed.internal.text.Plain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings that run and the latest that ran. Safe for several threads. */
public final class Recordings {
    /** As {@code FeedAdmin.recordings()} promises. */
    static final int KEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final RuntimeAdmin runtime;
    private final CloudEventCodec codec;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "widgetry-recordings");
        thread.setDaemon(true);
        return thread;
    });
    private final NavigableMap<Integer, Entry> recordings = new TreeMap<>();
    private int lastId;
    private boolean closed;

    /** @param before how many events the runtime had accepted when the recording began */
    private record Entry(Recording recording, long before) {}

    /** No recordings yet. */
    public Recordings(RuntimeAdmin runtime, CloudEventCodec codec, Duration flushEvery) {
        this.runtime = runtime;
        this.codec = codec;
        long nanos = flushEvery.toNanos();
        timer.scheduleWithFixedDelay(this::flush, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins a recording.
     *
     * @param directory to be made if it does not exist yet; empty for none
     * @param maxRunning how many recordings may run with it
     * @param backlog how many events may wait to be written
     * @throws IOException if the file exists or cannot be made
     * @throws IllegalStateException if too many recordings run, or none may begin any more
     */
    public synchronized RecordingStatus record(Path file, Optional<Path> directory, int maxRunning, int backlog)
            throws IOException {
        if (closed) {
            throw new IllegalStateException("the feed bundle is stopping");
        }
        if (running().size() >= maxRunning) {
            throw new IllegalStateException("no more recordings than " + maxRunning + " may run at once: stop one, or"
                    + " raise maxRecordings in the configuration io.widgetry.feed");
        }
        OutputStream stream = RecordingFile.create(file, directory.orElse(null));
        Recording recording = new Recording(lastId + 1, file, stream, codec);
        try {
            long before = runtime.status().accepted();
            recording.feedFrom(runtime.monitor(EventFilter.ALL, backlog, recording::observe));
            recordings.put(++lastId, new Entry(recording, before));
        } catch (RuntimeException e) {
            recording.stop();
            Files.deleteIfExists(file);
            throw e;
        }
        forgetOldest();
        return recording.status();
    }

    private void forgetOldest() {
        Iterator<Entry> oldest = recordings.values().iterator();
        while (recordings.size() > KEPT && oldest.hasNext()) {
            if (!oldest.next().recording().isRunning()) {
                oldest.remove();
            }
        }
    }

    /** Ends a recording once it holds what was accepted before. */
    public Optional<RecordingStatus> stop(int id) {
        Optional<Entry> entry;
        synchronized (this) {
            entry = Optional.ofNullable(recordings.get(id));
        }
        entry.ifPresent(this::stop);
        return entry.map(each -> each.recording().status());
    }

    private void stop(Entry entry) {
        try {
            long expected = runtime.status().accepted() - entry.before();
            entry.recording().drain(expected, QUIET.toNanos(), DRAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // so it ends as it stands
        } catch (RuntimeException e) {
            LOG.debug("the runtime does not tell what it accepted: {}", Plain.reason(e));
        } finally {
            entry.recording().stop();
        }
    }

    /** All recordings that are known, by id. */
    public synchronized List<RecordingStatus> list() {
        return recordings.values().stream()
                .map(entry -> entry.recording().status())
                .toList();
    }

    /** Whether a file is being recorded to: replaying it would never come to an end. */
    public boolean isRecording(Path file) throws IOException {
        for (Entry entry : running()) {
            Path recorded = entry.recording().file();
            if (Files.exists(recorded) && Files.isSameFile(recorded, file)) {
                return true;
            }
        }
        return false;
    }

    /** Ends all recordings and lets none begin any more. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        timer.shutdown();
        running().forEach(this::stop);
        try {
            timer.awaitTermination(DRAIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nothing is left to flush
        }
    }

    private synchronized List<Entry> running() {
        return recordings.values().stream()
                .filter(entry -> entry.recording().isRunning())
                .toList();
    }

    private void flush() {
        for (Entry entry : running()) {
            entry.recording().flush();
        }
    }
}
