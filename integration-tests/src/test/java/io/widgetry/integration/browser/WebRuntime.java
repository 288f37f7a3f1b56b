package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * The program as an operator starts it, with its web server at a free port and a home of its own. The accesses are in its
 * file before the start, so that each test can be an agent of its own without asking for a link.
 */
final class WebRuntime extends ExternalResource {
    private static final int AGENTS = 60;
    private static final String LINK = "^desktop at (http://localhost:(\\d+))/login/#(\\S+)$";

    private static final Pattern RINGS = Pattern.compile("Interaction (\\S+) rings at agent ");

    private final TemporaryFolder folder = new TemporaryFolder();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private boolean samples;
    private boolean browserNeeded = true;
    private LaunchedRuntime runtime;
    private Path home;
    private int port;

    private WebRuntime() {}

    /** A runtime into which nothing comes but what the test publishes, and with no widgets but those that it deploys. */
    static WebRuntime silent() {
        return new WebRuntime().with("--feed", "");
    }

    /**
     * A runtime with the sample widgets and a simulated contact centre, in which nobody calls but on request. So many of
     * {@link #agent()} work there, beside {@link Access#FIRST}. Nobody hangs up while it rings.
     */
    static WebRuntime simulated(int agents) {
        return simulated(agents, 1);
    }

    /** The same with time that passes so many times as fast. */
    static WebRuntime simulated(int agents, int speed) {
        String ids = IntStream.range(0, agents)
                .mapToObj(number -> ",\"" + Access.agent(number).agentId() + "\"")
                .collect(Collectors.joining());
        WebRuntime runtime = new WebRuntime()
                .configured(
                        "io.widgetry.simulator",
                        "{\"desktopAgents\":[\"" + Access.FIRST.agentId() + "\"" + ids + "],"
                                + "\"colleagues\":2,\"voicePerHour\":0,\"chatsPerHour\":0,\"emailsPerHour\":0,"
                                + "\"ringSeconds\":600,\"abandonPercent\":0,\"voiceSeconds\":7200,"
                                + "\"speed\":\"" + speed + "\"}")
                .configured(
                        "io.widgetry.core",
                        "{\"notReadyReasonCodes\":[\"100=Lunch\",\"200=Break\"],"
                                + "\"dispositionCodes\":[\"301=Solved\",\"303=Complaint\"]}");
        runtime.samples = true;
        return runtime;
    }

    /** For tests that need no browser, and are not skipped without one. */
    WebRuntime withoutBrowser() {
        browserNeeded = false;
        return this;
    }

    /** Adds the configuration of a PID, as JSON. */
    WebRuntime configured(String pid, String json) {
        configuration.put(pid, json);
        return this;
    }

    /** Adds arguments of the command line. */
    WebRuntime with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    @Override
    protected void before() throws Throwable {
        if (browserNeeded) {
            Chromium.assumePresent();
        }
        folder.create();
        home = folder.getRoot().toPath().resolve("home");
        Path etc = Files.createDirectories(home.resolve("etc"));
        if (!samples) {
            Files.createDirectories(home.resolve("deploy"));
        }
        Path access = etc.resolve("web-access.json");
        Files.createFile(access, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(access, Access.file(AGENTS));
        List<String> entries = new ArrayList<>();
        configuration.forEach((pid, json) -> entries.add("\"" + pid + "\":" + json));
        Files.writeString(etc.resolve("widgetry.json"), "{" + String.join(",\n", entries) + "}");
        start("0");
    }

    private void start(String at) throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "--home", home.toString(), "--no-shell", "--port", at));
        for (String argument : arguments) {
            command.add(argument.isEmpty() ? emptyFeed().toString() : argument);
        }
        runtime = LaunchedRuntime.start(command.toArray(String[]::new));
        runtime.awaitReady();
        port = Integer.parseInt(runtime.awaitPrinted(LINK).get(1));
    }

    private Path emptyFeed() throws Exception {
        Path file = folder.getRoot().toPath().resolve("empty.ndjson");
        return Files.exists(file) ? file : Files.createFile(file);
    }

    @Override
    protected void after() {
        try {
            runtime.close();
        } catch (Exception notEnded) {
            throw new IllegalStateException(notEnded);
        } finally {
            folder.delete();
        }
    }

    /** Ends the process with SIGTERM and starts another one in the same home, at the same port. */
    void restart() throws Exception {
        stop();
        start(Integer.toString(port));
    }

    /** Ends the process with SIGTERM. */
    void stop() throws Exception {
        runtime.terminate();
        assertEquals(runtime.toString(), 0, runtime.awaitEnd().status());
    }

    /** Starts it again after {@link #stop()}. */
    void startAgain() throws Exception {
        start(Integer.toString(port));
    }

    int port() {
        return port;
    }

    /** The process that listens. */
    long pid() {
        return runtime.pid();
    }

    Path home() {
        return home;
    }

    /** The address of the server, without a slash at the end. */
    String address() {
        return "http://localhost:" + port;
    }

    /** The link by which somebody logs in. */
    String link(Access access) {
        return address() + "/login/#" + access.token();
    }

    /** An agent that no other test of the class is. */
    Access agent() {
        int number = taken.getAndIncrement();
        assertTrue("too few agents", number < AGENTS);
        return Access.agent(number);
    }

    Http http(Access access) {
        return new Http(address(), access.token());
    }

    /** A request as bytes. */
    Wire request(String method, String path) {
        return new Wire(port, method, path);
    }

    /** Logs in as a page does, and returns the cookie as a browser sends it back. */
    String login(Access access) throws Exception {
        Wire.Answer answer = request("POST", "/api/login")
                .origin(address())
                .json("{\"token\":\"" + access.token() + "\"}")
                .send();
        assertEquals(answer.toString(), 204, answer.status());
        return answer.header("Set-Cookie").split(";")[0];
    }

    /** Publishes events, each of which is accepted; returns their numbers. */
    List<Long> publish(String... events) throws Exception {
        Http.Answer answer = http(Access.PUBLISHER)
                .post(
                        "/api/events",
                        "application/x-ndjson",
                        String.join("\n", events).getBytes("UTF-8"));
        assertEquals(answer.toString(), 200, answer.status());
        List<Long> numbers = new ArrayList<>();
        for (String line : answer.text().strip().split("\n")) {
            Map<String, Object> verdict = Json.object(line);
            assertEquals(line, "accepted", verdict.get("status"));
            numbers.add(Long.valueOf(verdict.get("sequence").toString()));
        }
        assertEquals(events.length, numbers.size());
        return numbers;
    }

    /** Deploys a file over HTTP and waits for the verdict, which has to be good. */
    void deploy(Path file, String name) throws Exception {
        Http.Answer answer = http(Access.OPERATOR)
                .post("/api/deployments?name=" + name, "application/octet-stream", Files.readAllBytes(file));
        assertTrue(answer.toString(), answer.status() == 200 && answer.text().contains("\"ok\":true"));
    }

    /** Puts a file into the drop folder, in one step. */
    void drop(Path file, String name) throws Exception {
        Path part = Files.copy(file, folder.getRoot().toPath().resolve(name + ".part"));
        Files.move(part, home.resolve("deploy").resolve(name));
    }

    /** Waits until an operator is told something over HTTP. */
    void awaitTold(String path, String part) {
        Await.until(() -> path + " contains " + part, () -> {
            try {
                return http(Access.OPERATOR).get(path).text().contains(part);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** Runs a command of the shell; it has to succeed. */
    String exec(String command) throws Exception {
        LaunchedRuntime.Ended ended = LaunchedRuntime.call("exec", "--home", home.toString(), command);
        assertEquals(ended.toString(), 0, ended.status());
        return ended.out();
    }

    /** Lets a contact of a channel ring at a simulated agent's desktop; returns the interaction's id. */
    String ring(String channel, Access agent) throws Exception {
        String told = exec("sim:ring " + channel + " --agent " + agent.agentId());
        Matcher found = RINGS.matcher(told);
        assertTrue(told, found.find());
        return found.group(1);
    }

    /** Everything that was logged, once it contains a text; or after the deadline. */
    String logs() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(home.resolve("log"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.append(runtime).toString();
    }

    /** Waits until the log says something. */
    void awaitLogged(String text) {
        Await.until(() -> "the log says: " + text, () -> {
            try {
                return logs().contains(text);
            } catch (Exception unreadable) {
                return false;
            }
        });
    }
}
