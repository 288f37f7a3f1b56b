package io.widgetry.web.internal.http;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The one way in: every request passes the same checks before its endpoint sees it. */
public final class WebServlet extends GenericServlet implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient RequestChecks checks;
    private final transient Hosts hosts;
    private final transient Limits limits;
    private final transient Streams streams;
    private final transient CountDownLatch ready = new CountDownLatch(1);
    private final transient LongAdder requests = new LongAdder();
    private final transient LongAdder refused = new LongAdder();
    private transient volatile Routes routes = new Routes(List.of());
    private transient volatile boolean complete;

    public WebServlet(Gate gate, Hosts hosts, Limits limits, ScheduledExecutorService timer) {
        this.checks = new RequestChecks(gate, hosts);
        this.hosts = hosts;
        this.limits = limits;
        this.streams = new Streams(timer, limits.heartbeat());
    }

    /** Serves these endpoints from now on. */
    public void serve(Routes now) {
        routes = now;
    }

    /** From now on what is not served does not exist; before, it may only not be there yet. */
    public void complete() {
        complete = true;
    }

    /** What is served now. */
    public Routes routes() {
        return routes;
    }

    public int openStreams() {
        return streams.count();
    }

    public long requests() {
        return requests.sum();
    }

    /** How many requests were answered with 401, 403, 421 or 429. */
    public long refused() {
        return refused.sum();
    }

    @Override
    public void init(ServletConfig config) {
        ready.countDown();
    }

    /** Waits until the server calls this servlet. */
    public boolean awaitReady(long millis) throws InterruptedException {
        return ready.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void service(ServletRequest given, ServletResponse answer) throws IOException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
        requests.increment();
        SecurityHeaders.set(response::setHeader, request.getLocalPort());
        try {
            serve(request, response);
        } catch (HttpException e) {
            count(e);
            Answers.error(response, e);
        }
    }

    private void count(HttpException e) {
        if (e.status() == 401 || e.status() == 403 || e.status() == 421 || e.status() == 429) {
            refused.increment();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws HttpException, IOException {
        hosts.check(request);
        List<String> path = RequestPath.segments(request.getRequestURI());
        Routes.Match match = find(request.getMethod(), path);
        Endpoint endpoint = match.endpoint();
        Session session;
        try {
            session = checks.visitor(request, endpoint);
        } catch (HttpException e) {
            if (e.status() == 401
                    && !endpoint.described()
                    && endpoint.path().text().endsWith("/")) {
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", "/login/");
                return;
            }
            throw e;
        }
        if (endpoint.access() != Access.PUBLIC) {
            RequestChecks.checkRole(session, endpoint, match.values());
            if (!session.buckets().requests().take()) {
                throw HttpException.tooMany(
                        "More than " + limits.requestsPerSecond() + " requests a second.",
                        session.buckets().requests().secondsToNext());
            }
        }
        RequestChecks.checkBody(request, endpoint, limits);
        Map<String, String> query = Query.of(request.getQueryString(), endpoint);
        handle(endpoint, new Exchange(request, response, match, query, session, streams, limits), response);
    }

    private Routes.Match find(String method, List<String> path) throws HttpException {
        boolean all = complete; // read first: what is missing after that is missing for good
        try {
            return routes.find(method, path);
        } catch (HttpException absent) {
            throw all || absent.status() != HttpServletResponse.SC_NOT_FOUND
                    ? absent
                    : HttpException.soon("The server is starting: try again in a second.");
        }
    }

    private void handle(Endpoint endpoint, Exchange exchange, HttpServletResponse response)
            throws HttpException, IOException {
        try {
            endpoint.handler().handle(exchange);
        } catch (LimitedBody.Refused e) {
            throw e.answer();
        } catch (IOException clientIsGone) {
            Answers.gone(endpoint, clientIsGone);
            throw clientIsGone;
        } catch (RuntimeException e) {
            Answers.failure(response, endpoint, e);
        }
    }

    /** Ends the streams. */
    @Override
    public void close() {
        streams.close();
    }
}
