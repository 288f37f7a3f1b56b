package io.widgetry.web.internal.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.WebAdmin;
import io.widgetry.web.internal.WebServer;
import io.widgetry.web.internal.http.Endpoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The bundle as it is built, with the HTTP service as it is distributed. */
public class WebContainerTest {
    private static final String JETTY = "org.apache.felix.http.jetty12";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private PrintStream before;
    private Path home;
    private Container container;

    @Before
    public void catchTheLog() {
        home = folder.getRoot().toPath().resolve("home");
        before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @After
    public void close() throws Exception {
        System.setErr(before);
        if (container != null) {
            container.close();
        }
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private Container container(String port) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put("widgetry.home", home.toString());
        properties.put("widgetry.web.port", port);
        properties.put("org.apache.felix.http.require.config", Boolean.toString(port.equals("none")));
        container = new Container(folder.getRoot().toPath().resolve("storage"), properties);
        return container;
    }

    private HttpResponse<String> get(String uri, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    public void listensAtBothLoopbackAddressesAndNowhereElse() throws Exception {
        container("0").start(JETTY);
        container.startWeb();
        String link = container.link();
        URI address = URI.create(link.substring(0, link.indexOf("/login/")));
        String token = link.substring(link.indexOf('#') + 1);

        assertTrue(link, link.matches("http://localhost:\\d+/login/#[A-Za-z0-9_-]{43}"));
        String path = ":" + address.getPort() + "/api/session";
        String expected = "{\"roles\":[\"agent\",\"operator\",\"publisher\"],\"agentId\":\"600008\",\"product\":\"\","
                + "\"version\":\"0.1.0.SNAPSHOT\"}";
        assertEquals(expected, get("http://127.0.0.1" + path, token).body());
        assertEquals(expected, get("http://[::1]" + path, token).body());
        assertEquals(401, get("http://localhost" + path, null).statusCode());
        InetAddress own = InetAddress.getLocalHost();
        if (!own.isLoopbackAddress()) {
            assertThrows(ConnectException.class, () -> get("http://" + own.getHostAddress() + path, token));
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("etc/web-access.json"))));
        assertFalse(log(), log().contains(token));
        assertFalse(log(), log().contains("WARN io.widgetry"));
    }

    @Test
    public void servesPagesAndDescriptions() throws Exception {
        container("0").start(JETTY);
        container.startWeb();
        String link = container.link();
        String address = link.substring(0, link.indexOf("/login/"));
        String token = link.substring(link.indexOf('#') + 1);

        assertEquals(WebServer.GROUPS, container.count(Endpoints.class.getName()));
        assertTrue(get(address + "/login/", null).body().contains("<html"));
        String openApi = get(address + "/api/openapi.json", token).body();
        for (String path :
                List.of("/api/session", "/api/runtime", "/api/events", "/api/operations/stream", "/metrics")) {
            assertTrue(path + " in " + openApi + log(), openApi.contains('"' + path + '"'));
        }
        HttpResponse<String> asyncApi = get(address + "/api/asyncapi.json", token);
        assertEquals(200, asyncApi.statusCode());
        assertTrue(asyncApi.body().contains("onInteractionEvent"));
        assertEquals(503, get(address + "/api/runtime", token).statusCode());
    }

    /** The port that Felix's server opens by itself. */
    private static String ownPort(Bundle jetty) {
        String port = "";
        for (ServiceReference<?> service : jetty.getRegisteredServices()) {
            Object found = service.getProperty("org.osgi.service.http.port");
            port = found == null ? port : found.toString();
        }
        assertTrue("port " + port, port.matches("[1-9]\\d+"));
        return port;
    }

    @Test
    public void felixsOwnPortIsClosed() throws Exception {
        Bundle jetty = container("0").start(JETTY);
        String port = ownPort(jetty);
        String other = "http://127.0.0.1:" + port + "/";
        assertEquals(404, get(other, null).statusCode());

        container.startWeb();
        container.link();

        assertThrows(IOException.class, () -> get(other, null));
    }

    @Test
    public void servletsOfOthersAreForOperators() throws Exception {
        container("0").start(JETTY);
        container.startWeb();
        String link = container.link();
        String address = link.substring(0, link.indexOf("/login/"));
        container.start(ForeignBundle.jar(folder.getRoot().toPath()));
        WebAdmin admin = container.service(WebAdmin.class, null);
        String publisher = admin.link("publisher", Optional.empty());
        String operator = admin.link("operator", Optional.empty());

        assertEquals(401, get(address + "/foreign/x", null).statusCode());
        assertEquals(404, get(address + "/legacy", null).statusCode());
        assertEquals(
                403,
                get(address + "/foreign/x", publisher.substring(publisher.indexOf('#') + 1))
                        .statusCode());
        assertEquals(
                "hello",
                get(address + "/foreign/x", operator.substring(operator.indexOf('#') + 1))
                        .body());
    }

    @Test
    public void aPortThatIsTakenIsAWarningThatSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Bundle jetty = container(Integer.toString(taken.getLocalPort())).start(JETTY);
            String other = "http://127.0.0.1:" + ownPort(jetty) + "/";
            container.start(ForeignBundle.jar(folder.getRoot().toPath()));
            assertEquals("hello", get(other + "foreign/x", null).body());

            assertEquals(Bundle.ACTIVE, container.startWeb().getState());

            assertTrue(log(), log().contains("the port " + taken.getLocalPort() + " is taken"));
            assertTrue(log(), log().contains("start with --port and another one"));
            assertFalse(container.has(WebAdmin.class));
            assertThrows(IOException.class, () -> get(other + "foreign/x", null));
        }
    }

    @Test
    public void othersAreNotLetInWithoutEncryption() throws Exception {
        container("0").start(JETTY);
        container.configure("io.widgetry.web", Map.of("host", "0.0.0.0"));
        container.startWeb();

        assertFalse(container.has(WebAdmin.class));
        assertTrue(
                log(),
                log().contains("its host 0.0.0.0 is reached by others, and nothing is encrypted; configure a"
                        + " keystore, or allowPlainRemote"));
    }

    @Test
    public void othersAreLetInWhereThatIsConfigured() throws Exception {
        container("0").start(JETTY);
        container.configure("io.widgetry.web", Map.of("host", "0.0.0.0", "allowPlainRemote", true));
        container.startWeb();

        assertTrue(container.service(WebAdmin.class, null).status().remote());
    }

    @Test
    public void anAccessFileThatOthersMayReadLetsNobodyIn() throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Path file = Files.writeString(home.resolve("etc/web-access.json"), "{\"entries\":[]}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        container("0").start(JETTY);
        container.startWeb();

        assertFalse(container.has(WebAdmin.class));
        assertTrue(log(), log().contains("web-access.json may be used by others than its owner (rw-r--r--)"));
    }

    @Test
    public void thereIsNothingWhereNobodyWantsIt() throws Exception {
        container("none").start(JETTY);
        container.startWeb();

        assertFalse(container.has(WebAdmin.class));
        assertFalse(Files.exists(home.resolve("etc/web-access.json")));
        assertEquals("", log());
    }

    @Test
    public void givesItsPortFreeAndTakesItAgain() throws Exception {
        container("0").start(JETTY);
        Bundle web = container.startWeb();
        int port = URI.create(container.link().replaceFirst("#.*", "")).getPort();

        web.stop();
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})).close();
        web.start();

        assertTrue(container.link().startsWith("http://localhost:"));
    }

    @Test
    public void survivesARestartOfTheHttpService() throws Exception {
        Bundle jetty = container("0").start(JETTY);
        container.startWeb();
        String link = container.link();
        String session = link.replaceFirst("/login/.*", "/api/session");

        jetty.stop();
        assertThrows(IOException.class, () -> get(session, null));
        jetty.start();

        assertEquals(200, get(session, link.substring(link.indexOf('#') + 1)).statusCode());
    }
}
