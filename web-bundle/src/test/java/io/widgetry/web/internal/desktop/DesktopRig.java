package io.widgetry.web.internal.desktop;

import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.admin.Admin;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Remotes;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.TestServer;
import io.widgetry.web.internal.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** The real core, the desktops of its agents and a real server, without a container. */
final class DesktopRig extends ExternalResource {
    static final String AGENT = TestServer.AGENT;

    final TestServer server = new TestServer();
    final Dispatcher core = new Dispatcher(
            Settings.DEFAULT.withTokenGrants(Set.of("com.example.crm")), new PayloadMapper(JsonLimits.DEFAULT));
    private final List<SseClient> clients = new ArrayList<>();
    private final RemoteWidgets remote = new Remotes(core);
    final Desktop desktop;

    DesktopRig() {
        this(Optional.empty());
    }

    DesktopRig(Optional<Path> layout) {
        desktop = new Desktop(new Admin(core), remote, core, StreamSettings.DEFAULT, FrameSettings.DEFAULT, layout);
        desktop.endpoints().forEach(server::with);
        core.views().add(desktop.views());
    }

    /** The rig within its server. */
    TestRule rule() {
        return RuleChain.outerRule(server).around(this);
    }

    @Override
    protected void after() {
        clients.forEach(SseClient::close);
        desktop.close();
        core.close();
    }

    /** Who carries out the agent's actions. */
    void source(ActionHandler handler) {
        core.actions().add("test", Set.of("/test"), handler);
    }

    PublishResult publish(String name, String json) {
        return publish(AGENT, name, null, json);
    }

    PublishResult publish(String agent, String name, String interaction, String json) {
        return core.publish(SourceEvent.of(name, agent)
                .interaction(interaction)
                .from("/test", null)
                .json(json)
                .build());
    }

    String login() throws IOException {
        return server.login(Role.AGENT);
    }

    String loginOf(String agentId) throws IOException {
        return server.cookie(server.agentToken(agentId));
    }

    SseClient stream(String cookie) throws IOException {
        return stream(cookie, AGENT, null);
    }

    SseClient stream(String cookie, String agent, String lastId) throws IOException {
        SseClient client = new SseClient(server.port(), "/api/agents/" + agent + "/stream", cookie, lastId);
        clients.add(client);
        return client;
    }
}
