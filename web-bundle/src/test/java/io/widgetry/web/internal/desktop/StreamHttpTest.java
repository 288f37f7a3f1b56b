package io.widgetry.web.internal.desktop;

import static io.widgetry.web.internal.desktop.DesktopRig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.web.internal.browser.SampleWidgets;
import io.widgetry.web.internal.desktop.SseClient.Told;
import io.widgetry.web.internal.http.Answer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

/** The stream over real HTTP, fed by the real core. */
public class StreamHttpTest {
    private final DesktopRig rig = new DesktopRig();

    @Rule
    public final TestRule rule = rig.rule();

    private void ready() {
        assertTrue(rig.publish(DataEvents.AGENT_STATE, "{\"currentState\":\"READY\"}")
                .isAccepted());
    }

    @Test
    public void aCallIsToldFromItsFirstToItsLastEvent() throws Exception {
        SseClient page = rig.stream(rig.login());
        Told snapshot = page.next();
        assertFalse(snapshot.data().get("signedIn").asBoolean());
        ready();
        rig.publish(AGENT, DataEvents.INTERACTION, "a", "{\"id\":\"a\",\"state\":\"ALERTING\"}");
        rig.core.publish(SourceEvent.of(DataEvents.INTERACTION_ENDED, AGENT)
                .interaction("a")
                .afterContactWork(true)
                .json("{\"id\":\"a\"}")
                .build());
        rig.publish(AGENT, SourceEvent.INTERACTION_CLOSED, "a", null);
        assertEquals(List.of("snapshot 0", "data 1", "data 2", "data 3", "data 4", "data 5", "closed a"), page.next(7));
        rig.publish(DataEvents.AGENT_STATE, "{\"currentState\":\"LOGGED_OUT\"}");
        assertEquals(List.of("data 6", "signedout"), page.next(2));
        ready();
        assertEquals(List.of("snapshot 0", "data 1"), page.next(2));
        List<String> head = page.head();
        assertEquals("HTTP/1.1 200 OK", head.get(0));
        for (String header : List.of("Cache-Control: no-store", "X-Accel-Buffering: no")) {
            assertTrue(head.toString(), head.contains(header));
        }
        assertTrue(head.toString(), head.stream().anyMatch(line -> line.startsWith("Content-Type: text/event-stream")));
    }

    @Test
    public void whoComesBackGetsWhatFollowed() throws Exception {
        ready();
        String cookie = rig.login();
        SseClient page = rig.stream(cookie);
        assertEquals("snapshot 1", page.next().brief());
        rig.publish(DataEvents.CAPABILITIES, "{\"canLogin\":true}");
        assertEquals("data 2", page.next().brief());
        page.close();
        rig.publish(DataEvents.CAPABILITIES, "{\"canLogin\":false}");
        rig.publish(DataEvents.CAPABILITIES, "{ \"can Login\" : 1.50 }");
        SseClient back = rig.stream(cookie, AGENT, page.lastId());
        assertEquals(List.of("resumed 2", "widgets", "data 3", "data 4"), back.next(4));
        SseClient stranger = rig.stream(cookie, AGENT, "x-1.4");
        assertEquals("snapshot 4", stranger.next().brief());
    }

    @Test
    public void rule17_payloadsArriveAsTheyWereReceived() throws Exception {
        ready();
        SseClient page = rig.stream(rig.login());
        page.next();
        rig.publish(
                DataEvents.CARD_FOCUSED,
                "{\"$$x\": 1.50, \"Agent ID\":\"7\",\n\"big\": 123456789012345678901234567890}");
        Told told = page.next();
        List<String> names = new ArrayList<>();
        told.data().get("payload").fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("$$x", "Agent ID", "big"), names);
        assertEquals(
                "123456789012345678901234567890", told.data().at("/payload/big").asText());
    }

    @Test
    public void anotherAgentsStreamIsRefused() throws Exception {
        String cookie = rig.loginOf("600009");
        assertEquals(
                403,
                rig.server
                        .get("/api/agents/" + AGENT + "/stream", cookie)
                        .send()
                        .status());
        assertEquals(
                401,
                rig.server
                        .request("GET", "/api/agents/" + AGENT + "/stream")
                        .send()
                        .status());
        rig.publish("600009", DataEvents.AGENT_STATE, null, "{\"currentState\":\"READY\"}");
        SseClient own = rig.stream(cookie, "600009", null);
        assertEquals("snapshot 1", own.next().brief());
        ready();
        rig.publish("600009", DataEvents.CAPABILITIES, null, "{}");
        assertEquals("data 2", own.next().brief());
    }

    private static String path(JsonNode frame) {
        return URI.create(frame.asText()).getPath();
    }

    @Test
    public void anUpdateReachesTheOpenPageWithAnotherFrame() throws Exception {
        ready();
        SampleWidgets.deploy(rig.desktop.widgets(), 7, "card", "1.0.0");
        SseClient page = rig.stream(rig.login());
        JsonNode widgets = page.next().data().get("widgets");
        if (widgets.isEmpty()) { // the desktop had not looked yet
            widgets = page.next().data();
        }
        JsonNode card = widgets.get(0);
        assertEquals("<my-card data-x=\"1\"></my-card>", card.get("element").asText());
        assertEquals("1.0.0", card.get("version").asText());
        assertEquals("My card", card.at("/metadata/name").asText());
        String script = card.at("/files/0/url").asText();
        assertEquals("script", card.at("/files/0/kind").asText());
        assertEquals("style", card.at("/files/1/kind").asText());
        assertEquals("/* 1.0.0 */", rig.server.request("GET", script).send().body());
        assertEquals(
                200, rig.server.request("GET", path(card.get("frame"))).send().status());
        rig.desktop.removed(rig.desktop.widgets().find("card").orElseThrow());
        SampleWidgets.remove(rig.desktop.widgets(), 7);
        SampleWidgets.deploy(rig.desktop.widgets(), 7, "card", "1.1.0");
        Told update = page.next();
        assertEquals("widgets", update.name());
        JsonNode newer = update.data().get(0);
        assertEquals("1.1.0", newer.get("version").asText());
        assertNotEquals(card.get("frame").asText(), newer.get("frame").asText());
        assertEquals("/* 1.0.0 */", rig.server.request("GET", script).send().body());
        assertEquals(
                "/* 1.1.0 */",
                rig.server
                        .request("GET", newer.at("/files/0/url").asText())
                        .send()
                        .body());
        rig.desktop.removed(rig.desktop.widgets().find("card").orElseThrow());
        SampleWidgets.remove(rig.desktop.widgets(), 7);
        assertEquals("[]", page.next().data().toString());
    }

    @Test
    public void framesEndWithTheLogin() throws Exception {
        ready();
        SampleWidgets.deploy(rig.desktop.widgets(), 7, "card", "1.0.0");
        String cookie = rig.login();
        SseClient page = rig.stream(cookie);
        JsonNode widgets = page.next().data().get("widgets");
        String frame = path((widgets.isEmpty() ? page.next().data() : widgets).at("/0/frame"));
        assertEquals(200, rig.server.request("GET", frame).send().status());
        Answer out = rig.server.post("/api/logout", cookie, "{}").send();
        assertTrue("" + out.status(), out.status() < 300);
        assertEquals(404, rig.server.request("GET", frame).send().status());
        assertEquals("end", page.next().name());
    }

    @Test
    public void whoDoesNotReadIsCutOffAndHoldsNobody() throws Exception {
        ready();
        String cookie = rig.login();
        SseClient reading = rig.stream(cookie);
        reading.next();
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), rig.server.port()));
            OutputStream out = slow.getOutputStream();
            out.write(("GET /api/agents/" + AGENT + "/stream HTTP/1.1\r\nHost: localhost:" + rig.server.port()
                            + "\r\nCookie: " + cookie + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            slow.setSoTimeout(20_000);
            byte[] begun = slow.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 200", new String(begun, StandardCharsets.ISO_8859_1));
            String large = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
            for (int i = 2; i < 202; i++) {
                rig.publish(DataEvents.CARD_FOCUSED, large);
                assertEquals("data " + i, reading.next().brief());
            }
            byte[] buffer = new byte[65_536];
            long read = 0;
            int count = 0;
            while (count >= 0) { // ends: else the timeout fails the test
                read += count;
                try {
                    count = slow.getInputStream().read(buffer);
                } catch (SocketException reset) {
                    count = -1;
                }
            }
            assertTrue("it was sent " + read + " bytes", read < 200 * 100_000);
        }
        rig.publish(DataEvents.CARD_FOCUSED, "{}");
        assertEquals("data 202", reading.next().brief());
    }
}
