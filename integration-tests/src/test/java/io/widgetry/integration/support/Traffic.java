package io.widgetry.integration.support;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/** A feed that goes on and on, a few thousand lines a second, until it is closed. */
public final class Traffic implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final FeedAdmin feeds;
    private final Endless stream;
    private final int id;

    private Traffic(FeedAdmin feeds, Endless stream) {
        this.feeds = feeds;
        this.stream = stream;
        this.id = feeds.play(stream, "traffic", FeedOptions.FASTEST).id();
    }

    /** Begins; the lines for each of the numbers 0, 1, 2, … are published together, then comes a short pause. */
    public static Traffic of(FeedAdmin feeds, LongFunction<List<String>> lines) {
        return new Traffic(feeds, new Endless(lines));
    }

    /** Waits until this many more lines have been accepted than by now. */
    public void goOn(long lines) {
        long until = status().accepted() + lines;
        Await.until("traffic goes on", () -> status().accepted() >= until);
    }

    /** Ends the feed after a whole line, and tells how many lines there were: all of them were accepted. */
    public long end() throws InterruptedException {
        close();
        FeedStatus feed = feeds.await(id, Await.DEADLINE).orElseThrow();
        assertEquals(feed.problems().toString(), FeedStatus.State.FINISHED, feed.state());
        assertEquals(feed.problems().toString(), feed.lines(), feed.accepted());
        return feed.accepted();
    }

    private FeedStatus status() {
        return feeds.feeds().stream()
                .filter(feed -> feed.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        stream.ended = true;
    }

    private static final class Endless extends InputStream {
        private final LongFunction<List<String>> lines;
        private volatile boolean ended;
        private ByteBuffer waiting = ByteBuffer.allocate(0);
        private long number;

        Endless(LongFunction<List<String>> lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (!waiting.hasRemaining()) {
                if (ended) {
                    return -1;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                String text = String.join("\n", lines.apply(number++)) + "\n";
                waiting = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            }
            int count = Math.min(length, waiting.remaining());
            waiting.get(to, offset, count);
            return count;
        }
    }
}
