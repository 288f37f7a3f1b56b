package io.widgetry.feed.internal.recording;

import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.feed.internal.text.Plain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recording. The monitor's thread writes, a timer flushes, and anybody may end it. */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final int id;
    private final Path file;
    private final LineWriter out;
    private final CloudEventCodec codec;
    private final Instant since = Instant.now();
    private final Lock lock = new ReentrantLock();
    private final Condition observed = lock.newCondition();
    private EventMonitor monitor;
    private long seen;
    private long unwritable;
    private boolean running = true;
    private boolean stopping;
    private String failure;

    Recording(int id, Path file, OutputStream out, CloudEventCodec codec) {
        this.id = id;
        this.file = file;
        this.out = new LineWriter(out);
        this.codec = codec;
    }

    Path file() {
        return file;
    }

    /** Says which monitor feeds this recording: known only after the first events may have come. */
    void feedFrom(EventMonitor events) {
        boolean failedBefore;
        lock.lock();
        try {
            monitor = events;
            failedBefore = !running;
        } finally {
            lock.unlock();
        }
        if (failedBefore) {
            events.close();
        }
    }

    /** Writes an event down if a source published it; what the runtime derives from that, a replay derives again. */
    void observe(ObservedEvent event) {
        if (event.origin().isEmpty()) {
            return;
        }
        String line = write(event.origin().get(), event.time());
        boolean failed = false;
        lock.lock();
        try {
            seen++;
            if (line == null) {
                unwritable++;
            } else if (running) {
                out.write(line);
            }
            observed.signalAll();
        } catch (IOException e) {
            fail(Plain.reason(e));
            failed = true;
        } finally {
            lock.unlock();
        }
        if (failed) {
            closeMonitor();
        }
    }

    private String write(SourceEvent event, Instant acceptedAt) {
        try {
            // Without a time, the replay would not know when.
            return codec.write(event.time().isPresent() ? event : timed(event, acceptedAt));
        } catch (RuntimeException e) {
            // Its message may quote the payload.
            LOG.warn(
                    "recording {} lacks an {}: {}",
                    file,
                    event.type(),
                    e.getClass().getSimpleName());
            return null;
        }
    }

    private static SourceEvent timed(SourceEvent event, Instant time) {
        return SourceEvent.of(event.type(), event.agentId())
                .interaction(event.interactionId().orElse(null))
                .from(event.source(), event.id().orElse(null))
                .at(time)
                .afterContactWork(event.afterContactWork())
                .json(event.json().orElse(null))
                .build();
    }

    /** Writes to the file what was collected, and ends the recording if nothing feeds it any more. */
    void flush() {
        lock.lock();
        try {
            if (running) {
                out.flush();
                if (!stopping && monitor != null && !monitor.isOpen()) {
                    fail("the runtime shows no events any more");
                }
            }
        } catch (IOException e) {
            fail(Plain.reason(e));
        } finally {
            lock.unlock();
        }
        if (!isRunning()) {
            closeMonitor();
        }
    }

    /**
     * Waits until this many published events were observed, or none came for a while: what was accepted before a
     * recording is ended belongs to it, even if the monitor is behind.
     */
    void drain(long expected, long quietNanos, long atMostNanos) throws InterruptedException {
        long deadline = System.nanoTime() + atMostNanos;
        lock.lock();
        try {
            long before = -1;
            while (running && seen < expected && seen != before && System.nanoTime() < deadline) {
                before = seen;
                long left = quietNanos;
                while (left > 0 && seen == before && running) {
                    left = observed.awaitNanos(left);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the recording: nothing is written after this returned. Does nothing if it is over. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
        } finally {
            lock.unlock();
        }
        closeMonitor(); // not while holding the lock, for which the monitor's listener may wait
        lock.lock();
        try {
            if (running) {
                out.flush();
                out.close();
                running = false;
            }
        } catch (IOException e) {
            fail(Plain.reason(e));
        } finally {
            lock.unlock();
        }
    }

    private void fail(String reason) {
        if (running) {
            running = false;
            failure = reason;
            try {
                out.close();
            } catch (IOException unimportant) {
                LOG.debug("recording {} cannot be closed: {}", file, Plain.reason(unimportant));
            }
            LOG.warn("recording {} ended: {}", file, reason);
        }
        observed.signalAll();
    }

    private void closeMonitor() {
        EventMonitor events;
        lock.lock();
        try {
            events = monitor;
        } finally {
            lock.unlock();
        }
        if (events != null) {
            events.close();
        }
    }

    boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    RecordingStatus status() {
        lock.lock();
        try {
            long events = failure == null ? out.collected() : out.written();
            long missed = unwritable + out.collected() - events + (monitor == null ? 0 : monitor.missed());
            return new RecordingStatus(
                    id, file.toString(), running, events, missed, since, Optional.ofNullable(failure));
        } finally {
            lock.unlock();
        }
    }
}
