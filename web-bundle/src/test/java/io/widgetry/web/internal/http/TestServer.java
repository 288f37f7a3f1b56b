package io.widgetry.web.internal.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.junit.rules.ExternalResource;

/** The real servlet on the real server, with the connectors of the product, on any free port. */
public final class TestServer extends ExternalResource {
    /** Whose workspace the agent of {@link #agentToken()} has. */
    public static final String AGENT = "600008";

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final AtomicLong later = new AtomicLong();
    private Limits limits = Limits.DEFAULT;
    private List<String> hosts = List.of();
    private Binding binding = new Binding("", 0, Optional.empty(), 200, Duration.ofSeconds(5), Duration.ofSeconds(20));
    private ScheduledExecutorService timer;
    private Server server;
    private Listeners listeners;
    private WebServlet servlet;
    private Gate gate;
    private Path folder;
    private boolean starting;

    /** Serves these. */
    public TestServer with(Endpoint... more) {
        endpoints.addAll(List.of(more));
        return this;
    }

    public TestServer with(Endpoints more) {
        endpoints.addAll(more.endpoints());
        return this;
    }

    public TestServer with(Limits other) {
        limits = other;
        return this;
    }

    /** More may come, until it is complete. */
    TestServer starting() {
        starting = true;
        return this;
    }

    void complete() {
        servlet.complete();
    }

    /** How many connections it has accepted and not closed. */
    int connections() {
        return Stream.of(server.getConnectors())
                .mapToInt(each -> each.getConnectedEndPoints().size())
                .sum();
    }

    TestServer with(Binding other) {
        binding = other;
        return this;
    }

    TestServer hosts(String... names) {
        hosts = List.of(names);
        return this;
    }

    @Override
    protected void before() throws Exception {
        folder = Files.createTempDirectory("web");
        timer = Executors.newSingleThreadScheduledExecutor();
        gate = new Gate(
                new AccessList(new AccessFile(folder.resolve("access.json")), AGENT),
                limits,
                () -> System.nanoTime() + later.get());
        servlet = new WebServlet(gate, new Hosts(hosts), limits, timer);
        endpoints.addAll(new LoginEndpoints(gate, limits, () -> "axp", "0.1.0").endpoints());
        servlet.serve(new Routes(endpoints));
        if (!starting) {
            complete();
        }
        listeners = Listeners.open(binding);
        server = new Server();
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        server.start();
        for (Connector connector : listeners.connectors(server)) {
            server.addConnector(connector);
            connector.start();
        }
    }

    @Override
    protected void after() {
        try {
            servlet.close();
            gate.close();
            server.stop();
            listeners.close();
            timer.shutdownNow();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets time pass for sessions and rates. */
    void pass(Duration time) {
        later.addAndGet(time.toNanos());
    }

    public int port() {
        return listeners.port();
    }

    /** The servlet. */
    public WebServlet servlet() {
        return servlet;
    }

    Gate gate() {
        return gate;
    }

    /** A token with exactly these roles. */
    public String token(Role... roles) throws IOException {
        Set<Role> all = Set.of(roles);
        return gate.access()
                .add(all, all.contains(Role.AGENT) ? Optional.of(AGENT) : Optional.empty())
                .token();
    }

    /** The token of an agent. */
    public String agentToken(String agentId) throws IOException {
        return gate.access().add(Set.of(Role.AGENT), Optional.of(agentId)).token();
    }

    /** The value of the header Cookie of somebody with these roles who has just logged in. */
    public String login(Role... roles) throws IOException {
        return cookie(token(roles));
    }

    /** The value of the header Cookie of somebody who has just logged in. */
    public String cookie(String token) throws IOException {
        try {
            return "widgetry-" + port() + "=" + gate.login(token, "test");
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** A request that would be good: a Host header, nothing else. */
    public Request request(String method, String path) {
        return new Request(port(), method, path).header("Host", "localhost:" + port());
    }

    /** A request of a program. */
    public Request request(String method, String path, String token) {
        return request(method, path).header("Authorization", "Bearer " + token);
    }

    /** A request of our own page, with a body of JSON. */
    public Request post(String path, String cookie, String json) {
        return request("POST", path)
                .header("Origin", "http://localhost:" + port())
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .body(json);
    }

    /** A request of our own page. */
    public Request get(String path, String cookie) {
        return request("GET", path).header("Cookie", cookie);
    }
}
