package io.widgetry.web.internal.desktop;

import static io.widgetry.web.internal.desktop.DesktopRig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.web.internal.browser.SampleWidgets;
import io.widgetry.web.internal.http.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

/** The agent's endpoints over real HTTP, with the real core behind them. */
public class AgentEndpointsTest {
    private final DesktopRig rig = new DesktopRig();

    @Rule
    public final TestRule rule = rig.rule();

    private final BlockingQueue<Action> asked = new LinkedBlockingQueue<>();
    private String cookie;

    @Before
    public void start() throws Exception {
        cookie = rig.login();
        SampleWidgets.deploy(rig.desktop.widgets(), 7, "card", "1.0.0");
        SampleWidgets.deploy(rig.desktop.widgets(), 8, "crm", "1.0.0");
        rig.source(action -> {
            asked.add(action);
            return CompletableFuture.completedFuture(
                    action.name().equals("endInteraction") ? ActionResult.refused("not yet") : ActionResult.DONE);
        });
        rig.publish(DataEvents.AGENT_STATE, "{\"currentState\":\"NOT_READY\",\"capabilities\":{\"canSetReady\":true}}");
        rig.publish(
                AGENT,
                DataEvents.INTERACTION,
                "a",
                "{\"id\":\"a\",\"capabilities\":{\"canAccept\":true,\"canEnd\":true,\"canHold\":false}}");
    }

    private Answer post(String path, String json) throws IOException {
        return rig.server
                .post("/api/agents/" + AGENT + "/" + path, cookie, json)
                .send();
    }

    private Answer get(String path) throws IOException {
        return rig.server.get("/api/agents/" + AGENT + "/" + path, cookie).send();
    }

    @Test
    public void theServerIsTakenForCompleteWithAllGroups() {
        assertEquals(Desktop.GROUPS, rig.desktop.endpoints().size());
    }

    @Test
    public void actionsGoToTheSourceWithTheirArguments() throws Exception {
        Answer answer = post("actions", """
                {"widgetId":"desktop","interactionId":null,"action":"setAgentReady","arguments":{"x":[1,{"y":null}]}}""");
        assertEquals("{\"done\":true,\"reason\":\"\"}", answer.body());
        Action action = asked.take();
        assertEquals("setAgentReady", action.name());
        assertEquals("desktop", action.widgetId());
        assertEquals("[1, {y=null}]", action.arguments().get("x").toString());
        assertEquals(
                "{\"done\":false,\"reason\":\"not yet\"}",
                post("actions", "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"action\":\"endInteraction\"}")
                        .body());
        assertEquals("a", asked.take().interactionId().orElseThrow());
    }

    @Test
    public void anActionWithoutItsCapabilityIsNotDone() throws Exception {
        JsonNode answer = post(
                        "actions", "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"action\":\"holdInteraction\"}")
                .json();
        assertEquals(false, answer.get("done").asBoolean());
        assertTrue(answer.toString(), answer.get("reason").asText().contains("canHold"));
        assertTrue(asked.isEmpty());
    }

    @Test
    public void messagesReachThePageUnchanged() throws Exception {
        SseClient page = rig.stream(cookie);
        page.next();
        Answer answer =
                post("messages", "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"data\":{\"b\":1.50,\"a\":[null]}}");
        assertEquals("{\"sequence\":4}", answer.body());
        JsonNode told = next(page, "data");
        assertEquals("onMessageEvent", told.get("name").asText());
        assertEquals("{\"b\":1.5,\"a\":[null]}", told.get("payload").toString());
        assertEquals(
                "{\"senderId\":\"card\",\"senderInteractionId\":\"a\",\"everywhere\":false,\"widgetId\":null,"
                        + "\"senderScope\":\"INTERACTION\"}",
                told.get("message").toString());
        assertEquals(
                "{\"sequence\":5}",
                post("messages", "{\"widgetId\":\"card\",\"data\":null,\"to\":\"crm\"}")
                        .body());
        assertEquals("onMessageEvent", next(page, "data").get("name").asText());
        JsonNode addressed = next(page, "data");
        assertEquals("onMessageEvent:crm", addressed.get("name").asText());
        assertTrue(addressed.get("payload").isNull());
        assertEquals("crm", addressed.at("/message/widgetId").asText());
        post("messages", "{\"widgetId\":\"card\",\"data\":\"x\",\"anywhere\":true}");
        assertTrue(next(page, "data").at("/message/everywhere").asBoolean());
    }

    private static JsonNode next(SseClient page, String name) throws InterruptedException {
        SseClient.Told told = page.next();
        while (!told.name().equals(name)) {
            told = page.next();
        }
        return told.data();
    }

    @Test
    public void theDesktopTellsOfItsOwnEventsOnly() throws Exception {
        Answer answer = post("events", """
                {"name":"onCardFocusedEvent","interactionId":null,"payload":{"context":{"id":"a"}}}""");
        assertEquals("{\"sequence\":4}", answer.body());
        assertEquals(
                "{\"sequence\":5}",
                post("events", "{\"name\":\"onInteractionTabChange\",\"payload\":true}")
                        .body());
        assertEquals(
                "{\"sequence\":6}",
                post("events", "{\"name\":\"onCustomCardEndedEvent\",\"payload\":{\"id\":\"7\",\"widgetId\":\"card\"}}")
                        .body());
        assertEquals(
                "The body's field \"name\" must be one of onCardFocusedEvent, onChannelStatusUpdateEvent,"
                        + " onCustomCardEndedEvent, onInteractionTabChange, onNavigationEvent.",
                post("events", "{\"name\":\"onAgentStateEvent\",\"payload\":{}}")
                        .error());
        Answer wrong = post("events", "{\"name\":\"onInteractionTabChange\",\"payload\":{}}");
        assertEquals(422, wrong.status());
        assertTrue(wrong.error(), wrong.error().contains("onInteractionTabChange"));
    }

    @Test
    public void anEventOfTheDesktopSignsNobodyIn() throws Exception {
        rig.publish(DataEvents.AGENT_STATE, "{\"currentState\":\"LOGGED_OUT\"}");
        Answer answer = post("events", "{\"name\":\"onInteractionTabChange\",\"payload\":true}");
        assertEquals(409, answer.status());
        assertEquals("Agent 600008 is not signed in.", answer.error());
        assertEquals(409, post("messages", "{\"widgetId\":\"card\",\"data\":1}").status());
    }

    @Test
    public void reportsAndSubscriptionsAreShownToOperators() throws Exception {
        rig.stream(cookie).next();
        assertEquals(
                204,
                post("reports", "{\"widgetId\":\"card\",\"kind\":\"hung\",\"text\":\"a\\nb\"}")
                        .status());
        assertEquals(
                204,
                post(
                                "subscriptions",
                                "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"events\":[\"onInteractionEvent\"]}")
                        .status());
        BrowserWidgetStatus card = status("card");
        assertEquals(Map.of("hung", 1L), card.reportCounts());
        assertEquals("a b", card.reports().get(0).text());
        assertEquals(AGENT, card.reports().get(0).agentId());
        assertEquals(1, card.frames());
        assertEquals("onInteractionEvent", card.subscriptions().get(0).event());
        assertEquals("<my-card data-x=\"1\"></my-card>", card.element());
        assertEquals(false, card.tokenGranted());
        assertEquals(true, status("crm").tokenGranted());
        post("subscriptions", "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"events\":[],\"open\":false}");
        assertEquals(0, status("card").frames());
    }

    private BrowserWidgetStatus status(String id) {
        return rig.desktop.admin().browserWidgets().stream()
                .filter(each -> each.widgetId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void rule20_theTokenIsForWhomItWasGranted() throws Exception {
        assertEquals("{}", get("token?widgetId=crm").body());
        rig.publish(DataEvents.SSO_TOKEN_REFRESH, "\"secret-1\"");
        assertEquals("{\"token\":\"secret-1\"}", get("token?widgetId=crm").body());
        rig.publish(DataEvents.SSO_TOKEN_REFRESH, "{\"jwt\":\"secret-2\"}");
        assertEquals(
                "{\"token\":{\"jwt\":\"secret-2\"}}", get("token?widgetId=crm").body());
        Answer refused = get("token?widgetId=card");
        assertEquals(403, refused.status());
        assertEquals(
                "Widget card was not granted the token: name it or its bundle in the core's tokenGrants.",
                refused.error());
        assertEquals(404, get("token?widgetId=none").status());
        assertEquals(400, get("token").status());
        SseClient page = rig.stream(cookie);
        String all = page.next().data() + get("configuration").body();
        rig.publish(DataEvents.SSO_TOKEN_REFRESH, "\"secret-3\"");
        all += next(page, "token");
        assertTrue(all, all.contains("\"widgetIds\":[\"crm\"]"));
        assertTrue(all, !all.contains("secret"));
    }

    @Test
    public void theConfigurationHasEverythingButTheToken() throws Exception {
        JsonNode configuration = get("configuration").json();
        assertEquals(AGENT, configuration.at("/clientDetails/agentId").asText());
        assertEquals(AGENT, configuration.at("/configuration/user/id").asText());
        assertTrue(configuration.at("/configuration/userProfileDetailsList").isArray());
        assertTrue(configuration.at("/codes/disposition").get("").isArray());
        assertTrue(configuration.at("/codes/work/VOICE").isArray());
        assertTrue(configuration.at("/codes/notReady").isArray());
        assertEquals("axp", configuration.at("/product").asText());
        assertEquals("{}", configuration.at("/layout").toString());
    }

    @Test
    public void faultsNameTheField() throws Exception {
        assertEquals(
                "The body's field \"widgetId\" is missing.",
                post("actions", "{\"action\":\"x\"}").error());
        assertEquals(
                "The body's field \"action\" must have 1 to 100 characters.",
                post("actions", "{\"widgetId\":\"card\",\"action\":\" \"}").error());
        assertEquals(
                "The body's field \"data\" is missing.",
                post("messages", "{\"widgetId\":\"card\"}").error());
        assertEquals(
                "The body's field \"kind\" must be one of error, hung, load, recovered, unknown-event, unknown-method.",
                post("reports", "{\"widgetId\":\"card\",\"kind\":\"x\",\"text\":\"\"}")
                        .error());
        assertEquals(
                "The body's field \"text\" has more than 500 characters.",
                post("reports", "{\"widgetId\":\"card\",\"kind\":\"hung\",\"text\":\"" + "x".repeat(501) + "\"}")
                        .error());
        assertEquals(
                "The body's field \"events[1]\" is missing.",
                post("subscriptions", "{\"widgetId\":\"card\",\"events\":[\"x\",null]}")
                        .error());
        assertEquals(
                "The body has both \"to\" and \"anywhere\": leave one of them out.",
                post("messages", "{\"widgetId\":\"card\",\"data\":1,\"to\":\"x\",\"anywhere\":true}")
                        .error());
        assertEquals(
                "There is no browser widget \"none\" any more, or never was: GET the stream to see which there are.",
                post("actions", "{\"widgetId\":\"none\",\"action\":\"x\"}").error());
    }

    @Test
    public void anotherAgentsEndpointsAreRefused() throws Exception {
        String other = rig.loginOf("600009");
        for (String path : List.of("actions", "messages", "events", "reports", "subscriptions")) {
            assertEquals(
                    path,
                    403,
                    rig.server
                            .post("/api/agents/" + AGENT + "/" + path, other, "{}")
                            .send()
                            .status());
        }
        for (String path : List.of("configuration", "token?widgetId=crm")) {
            assertEquals(
                    path,
                    403,
                    rig.server
                            .get("/api/agents/" + AGENT + "/" + path, other)
                            .send()
                            .status());
        }
    }
}
