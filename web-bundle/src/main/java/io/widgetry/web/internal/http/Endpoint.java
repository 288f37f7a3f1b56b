package io.widgetry.web.internal.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One method of one path: who may use it, what it takes and gives, and what serves it. The checks of a request, the
 * description for programs and the tests all go by this. Immutable; the methods that add something return a new one.
 *
 * @param method GET, POST or HEAD
 * @param path the path
 * @param access who may use it
 * @param summary what it does, a sentence; not empty
 * @param query the parameters of the query string; others are refused
 * @param body what the request brings
 * @param answers what a good answer has, as the description tells it; null if it has no JSON body
 * @param answerType the media type of a good answer; empty if it has no body
 * @param described whether the description for programs has it: pages and their parts are not in it
 * @param handler what serves it
 */
public record Endpoint(
        String method,
        PathTemplate path,
        Access access,
        String summary,
        List<Parameter> query,
        Body body,
        Type answers,
        String answerType,
        boolean described,
        Handler handler) {
    public static final String JSON = "application/json";
    public static final String EVENT_STREAM = "text/event-stream";

    public static Endpoint get(String path, Access access, String summary, Handler handler) {
        return new Endpoint(
                "GET", PathTemplate.of(path), access, summary, List.of(), Body.NONE, null, "", true, handler);
    }

    /** A POST without a body, until it is said what it takes. */
    public static Endpoint post(String path, Access access, String summary, Handler handler) {
        return new Endpoint(
                "POST", PathTemplate.of(path), access, summary, List.of(), Body.NONE, null, "", true, handler);
    }

    /** A part of a page: of no interest to programs. */
    public static Endpoint page(String path, Access access, String summary, Handler handler) {
        Endpoint endpoint = get(path, access, summary, handler);
        return endpoint.with(endpoint.query, Body.NONE, null, "", false);
    }

    /** With a body of JSON that {@link Exchange#body(Class)} reads. */
    public Endpoint takes(Class<?> type) {
        return with(query, new Body(List.of(JSON), Body.SMALL, type), answers, answerType, described);
    }

    /** With a body that the handler reads itself as a stream. */
    public Endpoint takes(long limit, String... mediaTypes) {
        return with(query, new Body(List.of(mediaTypes), limit, null), answers, answerType, described);
    }

    /** With an answer of JSON: a record, or a list of records, such as {@code Lists.of(X.class)}. */
    public Endpoint answers(Type type) {
        return with(query, body, type, JSON, described);
    }

    /** With an answer of another media type. */
    public Endpoint answersText(String mediaType) {
        return with(query, body, null, mediaType, described);
    }

    /** With parameters in the query string. */
    public Endpoint with(Parameter... parameters) {
        List<Parameter> more = new ArrayList<>(query);
        more.addAll(Arrays.asList(parameters));
        return with(List.copyOf(more), body, answers, answerType, described);
    }

    private Endpoint with(List<Parameter> parameters, Body takes, Type gives, String mediaType, boolean told) {
        return new Endpoint(method, path, access, summary, parameters, takes, gives, mediaType, told, handler);
    }
}
