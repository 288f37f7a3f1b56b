package io.widgetry.benchmarks;

import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.admin.Admin;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Remotes;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.desktop.Desktop;
import io.widgetry.web.internal.http.AccessFile;
import io.widgetry.web.internal.http.AccessList;
import io.widgetry.web.internal.http.Binding;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Gate;
import io.widgetry.web.internal.http.Hosts;
import io.widgetry.web.internal.http.Limits;
import io.widgetry.web.internal.http.Listeners;
import io.widgetry.web.internal.http.Routes;
import io.widgetry.web.internal.http.WebServlet;
import io.widgetry.web.internal.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/** The real core, the desktops of its agents and the real server, without a container. */
final class StreamServer implements AutoCloseable {
    private static final String CALL = """
            {"id":"%s","workRequestId":"00142002901551796576","externalInteractionId":"14221","channel":"VOICE",\
            "state":"ACTIVE","stateReason":"DEFAULT","interactionType":"CALLED","title":"Stella Pavlova","topic":"Support",\
            "topicId":"3007","skill":"IT","skillId":"3009","direction":"INCOMING","isCustomerInteraction":false,\
            "isWebRtcCall":false,"userToUserInfo":"172917","isConsult":false,"workCode":"7277",\
            "originatingAddress":"14225","destinationAddress":"14221","contactId":"00142002901551796576",%s%d }""";

    private final Dispatcher core = new Dispatcher(Settings.DEFAULT, new PayloadMapper(JsonLimits.DEFAULT));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Server server = new Server();
    private final Desktop desktop;
    private final Gate gate;
    private final WebServlet servlet;
    private final Listeners listeners;
    private final Path access;

    /**
     * Starts.
     *
     * @param agents how many agents may log in
     */
    StreamServer(int agents) throws Exception {
        desktop = new Desktop(
                new Admin(core),
                new Remotes(core),
                core,
                StreamSettings.DEFAULT,
                FrameSettings.DEFAULT,
                Optional.empty());
        access = access(agents);
        gate = new Gate(new AccessList(new AccessFile(access), "none"), Limits.DEFAULT, System::nanoTime);
        servlet = new WebServlet(gate, new Hosts(List.of()), Limits.DEFAULT, timer);
        List<Endpoint> endpoints = new ArrayList<>();
        desktop.endpoints().forEach(each -> endpoints.addAll(each.endpoints()));
        servlet.serve(new Routes(endpoints));
        listeners = Listeners.open(
                new Binding("", 0, Optional.empty(), 2 * agents + 100, Duration.ofSeconds(60), Duration.ofSeconds(60)));
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

    static String agent(int number) {
        return Integer.toString(600_000 + number);
    }

    static String token(int number) {
        return "load-test-token-of-agent-" + agent(number);
    }

    private static Path access(int agents) throws IOException {
        StringBuilder entries = new StringBuilder("{\"entries\":[");
        for (int i = 0; i < agents; i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"%1$s\",\"roles\":[\"agent\"],\"agentId\":\"%1$s\",\"token\":\"%2$s\"}"
                            .formatted(agent(i), token(i)));
        }
        Path file = Files.createTempFile(
                "web-access",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, entries.append("]}"));
    }

    int port() {
        return listeners.port();
    }

    /** An update of an agent's call: two numbered events. */
    void publish(int number) {
        String call = "call-" + number;
        PublishResult result = core.publish(SourceEvent.of("onInteractionEvent", agent(number))
                .interaction(call)
                .from("/load", null)
                .json(CALL.formatted(call, StreamScan.MARK, System.nanoTime()))
                .build());
        if (!result.isAccepted()) {
            throw new IllegalStateException(result.message());
        }
    }

    @Override
    public void close() throws Exception {
        desktop.close();
        servlet.close();
        gate.close();
        server.stop();
        listeners.close();
        timer.shutdownNow();
        core.close();
        Files.delete(access);
    }
}
