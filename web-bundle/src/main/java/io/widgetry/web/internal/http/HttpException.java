package io.widgetry.web.internal.http;

import java.util.Map;

/** Why a request is not served: a status, and a sentence that names the culprit and says what to do. */
public final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    public HttpException(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    public HttpException(int status, String sentence, Map<String, String> headers) {
        super(sentence, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    public static HttpException badRequest(String sentence) {
        return new HttpException(400, sentence);
    }

    public static HttpException notFound(String sentence) {
        return new HttpException(404, sentence);
    }

    public static HttpException tooMany(String sentence, int retryAfterSeconds) {
        return new HttpException(429, sentence, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** A part of the runtime is not there. */
    public static HttpException unavailable(String sentence) {
        return new HttpException(503, sentence);
    }

    /** What is asked for may be there in a moment. */
    public static HttpException soon(String sentence) {
        return new HttpException(503, sentence, Map.of("Retry-After", "1"));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers == null ? Map.of() : headers;
    }
}
