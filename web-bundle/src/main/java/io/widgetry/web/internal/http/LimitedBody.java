package io.widgetry.web.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;

/** A body of limited length that has to come in time: a client that sends a byte now and then is cut off. */
final class LimitedBody extends InputStream {
    // What the slowest line does that anybody works with.
    private static final long BYTES_PER_SECOND = 16 * 1024;

    private final InputStream body;
    private final long limit;
    private final long grace;
    private long read;
    // How long the client was waited for: what the reader does in between is not its fault.
    private long waited;

    LimitedBody(InputStream body, long limit, Duration grace) {
        this.body = body;
        this.limit = limit;
        this.grace = grace.toNanos();
    }

    /** A body that is too long or too slow, as a reader of streams meets it. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient HttpException answer;

        Refused(HttpException answer) {
            super(answer.getMessage());
            this.answer = answer;
        }

        HttpException answer() {
            return answer;
        }
    }

    static HttpException tooLong(long limit) {
        return new HttpException(
                413,
                "The body is longer than the " + limit + " bytes that are taken here.",
                Map.of("Connection", "close"));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int count = body.read(buffer, offset, length);
        waited += System.nanoTime() - start;
        if (count > 0) {
            read += count;
            check();
        }
        return count;
    }

    private void check() throws Refused {
        if (read > limit) {
            throw new Refused(tooLong(limit));
        }
        long allowed = grace + read * 1_000_000_000L / BYTES_PER_SECOND;
        if (waited > allowed) {
            throw new Refused(new HttpException(408, "The body comes too slowly.", Map.of("Connection", "close")));
        }
    }
}
