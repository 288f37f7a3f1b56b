package io.widgetry.web.internal.rest;

import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Body;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.http.Lists;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes CloudEvents in, one, several in an array, or one a line. A source that is faster than it may be is not read
 * further until it may go on: one that sends lines feels that by itself.
 */
@Component(service = Endpoints.class)
public final class IngestEndpoints implements Endpoints {
    static final String SINGLE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String LINES = "application/x-ndjson";

    // The codec itself takes no more than the core is configured for.
    private static final int LONGEST_EVENT = 100_000_000;
    private static final int LONGEST_LINE = 8_000_000;
    private static final int MOST_IN_A_BATCH = 10_000;
    private static final int MOST_LINES = 250_000;
    private static final int AT_A_TIME = 16;
    private static final Duration BREATH = Duration.ofMillis(5);

    private final RuntimeServices services;
    private final Semaphore several = new Semaphore(AT_A_TIME);

    @Activate
    public IngestEndpoints(@Reference RuntimeServices services) {
        this.services = services;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post(
                        "/api/events",
                        Access.PUBLISHER,
                        "Publishes CloudEvents: one (answered with 202, or 409 for a duplicate, or 422 with the reason), a"
                                + " batch (answered with a list of verdicts), or lines (answered with a verdict a line).",
                        this::publish)
                .takes(Body.UNLIMITED, SINGLE, BATCH, LINES)
                .answers(Lists.of(Verdict.class)));
    }

    private void publish(Exchange exchange) throws HttpException, IOException {
        Ingest ingest = new Ingest(services.codec(), services.publisher(), exchange);
        if (!exchange.mayPublish()) {
            throw HttpException.tooMany(
                    "More events than this access may publish a second.", exchange.secondsToPublish());
        }
        if (exchange.mediaType().equals(SINGLE)) {
            Verdict verdict = ingest.publish(0, text(exchange.body().readNBytes(LONGEST_EVENT)));
            exchange.json(verdict.httpStatus(), verdict);
            return;
        }
        if (!several.tryAcquire()) {
            throw HttpException.tooMany("Too many batches are being read at the same time.", 1);
        }
        try {
            if (exchange.mediaType().equals(BATCH)) {
                exchange.json(ingest.batch());
            } else {
                exchange.raw(200, LINES, ingest.lines());
            }
        } finally {
            several.release();
        }
    }

    private static String text(byte[] bytes) throws HttpException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw HttpException.badRequest("The body is not text in UTF-8.");
        }
    }

    /** One request's events. */
    private record Ingest(CloudEventCodec codec, DataEventPublisher publisher, Exchange exchange) {

        Verdict publish(int index, String event) {
            try {
                return Verdict.of(index, publisher.publish(codec.read(event)));
            } catch (MalformedEventException e) {
                return Verdict.of(index, e.toResult());
            }
        }

        List<Verdict> batch() throws HttpException, IOException {
            List<Verdict> verdicts = new ArrayList<>();
            for (String event : BatchReader.split(text(exchange.body().readAllBytes()), MOST_IN_A_BATCH)) {
                awaitLeave(verdicts.size());
                verdicts.add(publish(verdicts.size(), event));
            }
            return verdicts;
        }

        byte[] lines() throws IOException {
            ByteArrayOutputStream verdicts = new ByteArrayOutputStream();
            LineReader lines = new LineReader(exchange.body(), LONGEST_LINE);
            int index = 0;
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (!line.tooLong() && isBlank(line.bytes())) {
                    continue;
                }
                awaitLeave(index);
                boolean last = index == MOST_LINES;
                Verdict verdict = last
                        ? rejected(
                                index,
                                Reason.LIMIT,
                                "A request has at most " + MOST_LINES
                                        + " lines; this one and those behind it were not read.")
                        : verdict(index, line);
                verdicts.writeBytes(Json.MAPPER.writeValueAsBytes(verdict));
                verdicts.write('\n');
                if (last) {
                    break;
                }
                index++;
            }
            return verdicts.toByteArray();
        }

        private Verdict verdict(int index, LineReader.Line line) {
            if (line.tooLong()) {
                return rejected(index, Reason.LIMIT, "The line is longer than " + LONGEST_LINE + " bytes.");
            }
            try {
                return publish(index, text(line.bytes()));
            } catch (HttpException e) {
                return rejected(index, Reason.MALFORMED, "The line is not text in UTF-8.");
            }
        }

        private static Verdict rejected(int index, Reason reason, String message) {
            return Verdict.of(index, PublishResult.rejected(reason, message));
        }

        private static boolean isBlank(byte[] line) {
            for (byte each : line) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }

        /** Waits until the access may publish again. The first event was counted when the request came in. */
        private void awaitLeave(int index) {
            while (index > 0
                    && !exchange.mayPublish()
                    && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }
}
