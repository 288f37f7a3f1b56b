package io.widgetry.web.internal.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that tell of something that went wrong. They never say where in the code. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final AtomicLong FAILURES = new AtomicLong();

    private Answers() {}

    static String json(String sentence) {
        return "{\"error\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(sentence)) + "\"}";
    }

    static void error(HttpServletResponse response, HttpException failure) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(failure.status());
        failure.headers().forEach(response::setHeader);
        byte[] content = json(failure.getMessage()).getBytes(StandardCharsets.UTF_8);
        response.setContentType(Endpoint.JSON);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** An error of ours: the log says what it is. */
    static void failure(HttpServletResponse response, Endpoint endpoint, Throwable failure) throws IOException {
        long number = FAILURES.incrementAndGet();
        LOG.warn(
                "{} {} failed (failure {}); this is an error of Widgetry's",
                endpoint.method(),
                endpoint.path().text(),
                number,
                failure);
        error(response, new HttpException(500, "This failed; the log file says why (failure " + number + ")."));
    }

    static void gone(Endpoint endpoint, Exception clientIsGone) {
        LOG.debug(
                "{} {}: the client is gone", endpoint.method(), endpoint.path().text(), clientIsGone);
    }

    static void goneAlready(IllegalStateException completed) {
        LOG.debug("An answer was complete already", completed);
    }
}
