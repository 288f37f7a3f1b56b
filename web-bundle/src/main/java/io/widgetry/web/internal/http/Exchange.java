package io.widgetry.web.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that has passed the checks of its endpoint, and its answer. For one thread at a time. */
public final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Endpoint endpoint;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Session session;
    private final Streams streams;
    private final Limits limits;

    Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            Routes.Match match,
            Map<String, String> query,
            Session session,
            Streams streams,
            Limits limits) {
        this.request = request;
        this.response = response;
        this.endpoint = match.endpoint();
        this.path = match.values();
        this.query = query;
        this.session = session;
        this.streams = streams;
        this.limits = limits;
    }

    /** Whoever asks; there is always somebody unless the endpoint is public. */
    public Session session() {
        return visitor()
                .orElseThrow(() -> new IllegalStateException(endpoint.path().text() + " is public"));
    }

    /** Whoever asks, if that is known: a public endpoint is told of no session, even where there is one. */
    public Optional<Session> visitor() {
        return Optional.ofNullable(session);
    }

    /** The value of a variable of the path, decoded. */
    public String path(String name) {
        return path.get(name);
    }

    /** A parameter of the query string. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A parameter that must be there. */
    public String required(String name) {
        return query.get(name);
    }

    /** A parameter that is a number, which was checked. */
    public int number(String name, int otherwise) {
        return query(name).map(Integer::parseInt).orElse(otherwise);
    }

    /** A header of the request. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The media type of the body, without parameters, in small letters; one of those that the endpoint takes. */
    public String mediaType() {
        return RequestChecks.mediaType(request);
    }

    /** Where the client reaches us, such as {@code http://localhost:8642}: its Host header, which was checked. */
    public String origin() {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    /** The body, read whole. */
    public <T> T body(Class<T> type) throws HttpException, IOException {
        return Json.read(body(), type);
    }

    /** The body as a stream, which ends with an exception if it is too long or too slow. */
    public InputStream body() throws IOException {
        return new LimitedBody(request.getInputStream(), endpoint.body().limit(limits), limits.bodyTime());
    }

    /** Counts a published event against what the session may publish; false if it has to wait. */
    public boolean mayPublish() {
        return session().buckets().events().take();
    }

    /** In how many seconds the session may publish again. */
    public int secondsToPublish() {
        return session().buckets().events().secondsToNext();
    }

    /** Answers 200 with JSON. */
    public void json(Object value) throws IOException {
        json(HttpServletResponse.SC_OK, value);
    }

    public void json(int status, Object value) throws IOException {
        raw(status, Endpoint.JSON, Json.MAPPER.writeValueAsBytes(value));
    }

    /** Answers with JSON that is text already. */
    public void jsonText(int status, String json) throws IOException {
        raw(status, Endpoint.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public void raw(int status, String contentType, byte[] content) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(content.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(content);
        }
    }

    /** Answers 204. */
    public void nothing() {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Answers 302. */
    public void redirect(String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
    }

    /** Sets a header of the answer, in the place of one that every answer has. */
    public void answerHeader(String name, String value) {
        response.setHeader(name, value);
    }

    /**
     * Answers when something is done, without holding a thread until then: 200 with JSON, 504 if it takes too long, 500 if
     * it fails.
     */
    public void jsonWhenDone(CompletionStage<?> value, Duration patience) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        value.toCompletableFuture()
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((result, failure) -> {
                    try {
                        if (failure == null) {
                            json(result);
                        } else if (failure instanceof TimeoutException) {
                            Answers.error(response, new HttpException(504, "There was no answer in time."));
                        } else {
                            Answers.failure(response, endpoint, failure);
                        }
                    } catch (IOException | RuntimeException clientIsGone) {
                        Answers.gone(endpoint, clientIsGone);
                    } finally {
                        complete(async);
                    }
                });
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            Answers.goneAlready(e);
        }
    }

    /**
     * Begins a stream of server-sent events. It ends with the session, too.
     *
     * @throws HttpException if the session has too many streams
     */
    public EventStream stream() throws HttpException, IOException {
        Session owner = session();
        if (!owner.buckets().streams().tryAcquire()) {
            throw HttpException.tooMany(
                    "There are " + limits.streamsPerSession() + " open streams already; close one first.", 5);
        }
        response.setContentType(Endpoint.EVENT_STREAM);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = AsyncEventStream.open(request.startAsync(), limits.streamBuffer());
        stream.whenClosed(owner.buckets().streams()::release);
        streams.add(stream);
        Runnable forget = owner.whenEnded(stream::close);
        stream.whenClosed(forget);
        stream.send(Sse.HEARTBEAT);
        return stream;
    }

    /** The request as the server has it, for what is not foreseen here. */
    public HttpServletRequest request() {
        return request;
    }

    /** The answer as the server has it. */
    public HttpServletResponse response() {
        return response;
    }
}
