package io.widgetry.feed.internal.replay;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.feed.internal.text.Plain;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay, on a thread of its own. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    /** How many rejected lines of one feed are logged one by one. */
    private static final int LOGGED = 20;

    private final int id;
    private final String name;
    private final FeedOptions options;
    private final LineReader lines;
    private final CloudEventCodec codec;
    private final DataEventPublisher publisher;
    private final Pacer pacer;
    private final Progress progress = new Progress();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    Feed(
            int id,
            String name,
            FeedOptions options,
            LineReader lines,
            CloudEventCodec codec,
            DataEventPublisher publisher,
            Ticker ticker) {
        this.id = id;
        this.name = Plain.text(name);
        this.options = options;
        this.lines = lines;
        this.codec = codec;
        this.publisher = publisher;
        this.pacer = new Pacer(options.speed(), ticker);
        this.thread = new Thread(this::run, "widgetry-feed-" + id);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    FeedStatus status() {
        return progress.snapshot(id, name, options.speed(), pacer.isHeld());
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void pause() {
        pacer.hold();
    }

    void resume() {
        pacer.release();
    }

    /** Tells the feed to end, and whatever it waits for: its stream, its next event, or being resumed. */
    void end() {
        progress.end(State.STOPPED);
        pacer.end();
        if (Thread.currentThread() != thread) {
            thread.interrupt();
            close();
        }
    }

    /**
     * Waits for the thread after {@link #end}. A thread that still hangs in a read then is given up: it publishes
     * nothing any more, and whoever awaits the feed is let go.
     */
    void join(long nanos) throws InterruptedException {
        if (Thread.currentThread() != thread && !over.await(nanos, TimeUnit.NANOSECONDS)) {
            LOG.debug("feed {} has not come back from reading its stream", name);
            finish();
        }
    }

    boolean await(long nanos) throws InterruptedException {
        return over.await(nanos, TimeUnit.NANOSECONDS);
    }

    private void run() {
        State end = State.FAILED;
        try {
            end = playAll();
        } catch (InterruptedException stopped) {
            end = State.STOPPED; // nobody interrupts this thread but end()
        } catch (IOException | RuntimeException | Error failure) {
            fail(failure);
        } finally {
            close();
            progress.end(end);
            finish();
        }
    }

    private State playAll() throws IOException, InterruptedException {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!pacer.await(Optional.empty())) {
                return State.STOPPED;
            }
            progress.line();
            if (!play(line.get())) {
                return State.STOPPED;
            }
        }
        return State.FINISHED;
    }

    /** Plays a line; false if the feed is to end. What is wrong with a line costs that line only. */
    private boolean play(Line line) throws InterruptedException {
        if (line.fault().isPresent()) {
            reject(line, line.fault().get());
            return true;
        }
        if (line.text().isBlank()) {
            return true;
        }
        SourceEvent event;
        try {
            event = codec.read(line.text());
        } catch (MalformedEventException malformed) {
            reject(line, Plain.reason(malformed));
            return true;
        } catch (RuntimeException | StackOverflowError failure) {
            // Its message may quote the payload.
            reject(line, "cannot be read: " + failure.getClass().getSimpleName());
            return true;
        }
        return pacer.await(event.time()) && publish(line, event);
    }

    private boolean publish(Line line, SourceEvent event) {
        PublishResult result;
        try {
            result = publisher.publish(options.again() ? Again.renew(event, id) : event);
        } catch (RuntimeException | StackOverflowError failure) {
            reject(line, "the runtime failed on it: " + failure.getClass().getSimpleName());
            return true;
        }
        if (result.status() != PublishResult.Status.REJECTED) {
            progress.published(result, event.time());
        } else if (result.reason().equals(Optional.of(Reason.STOPPING))) {
            return false; // no fault of the line's, and the rest would fare no better
        } else {
            reject(line, Plain.text(result.message()));
        }
        return true;
    }

    private void reject(Line line, String reason) {
        if (progress.rejected(line.number(), reason) <= LOGGED) {
            LOG.warn("feed {} line {} rejected: {}", name, line.number(), reason);
        }
    }

    private void fail(Throwable failure) {
        if (!pacer.isEnded()) { // else it is the stream that end() closed
            long line = lines.number() + 1;
            String reason = "cannot be read any further: " + Plain.reason(failure);
            progress.problem(line, reason);
            LOG.warn("feed {} line {} {}", name, line, reason);
        }
    }

    private synchronized void finish() {
        if (isOver()) {
            return; // it was given up before
        }
        FeedStatus status = status();
        if (status.rejected() > LOGGED) {
            LOG.warn("feed {}: {} more lines were rejected", name, status.rejected() - LOGGED);
        }
        LOG.info(
                "feed {} {}: {} lines, {} accepted, {} duplicates, {} rejected",
                name,
                status.state().name().toLowerCase(Locale.ROOT),
                status.lines(),
                status.accepted(),
                status.duplicates(),
                status.rejected());
        over.countDown();
    }

    private void close() {
        try {
            lines.close();
        } catch (IOException | RuntimeException unimportant) {
            LOG.debug("feed {}: its stream cannot be closed: {}", name, Plain.reason(unimportant));
        }
    }
}
