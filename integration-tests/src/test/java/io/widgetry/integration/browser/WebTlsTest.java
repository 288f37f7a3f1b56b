package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The program with a keystore: made, configured and trusted as docs/security.md says. */
public class WebTlsTest {
    private static final String PASSWORD = "change-it";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;
    private Path keystore;

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, 0, process.exitValue());
    }

    private void makeKey() throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        keystore = home.resolve("etc/web.p12");
        run(
                tool.toString(),
                "-genkeypair",
                "-alias",
                "web",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD);
    }

    private HttpClient client() throws Exception {
        KeyStore keys = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("web", keys.getCertificate("web"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(30))
                .build();
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
    }

    @Test
    public void withAKeystoreEverythingIsEncryptedAndTheCookieIsForThatAlone() throws Exception {
        home = folder.getRoot().toPath().resolve("home");
        Files.createDirectories(home.resolve("deploy"));
        Files.createDirectories(home.resolve("etc"));
        makeKey();
        Files.writeString(
                home.resolve("etc/widgetry.json"),
                "{\"io.widgetry.web\":{\"keystore\":\"" + keystore + "\",\"keystorePassword\":\"" + PASSWORD + "\"}}");
        String feed = folder.newFile("empty.ndjson").toString();
        try (LaunchedRuntime runtime =
                LaunchedRuntime.start("run", "--home", home.toString(), "--no-shell", "--port", "0", "--feed", feed)) {
            runtime.awaitReady();
            List<String> link = runtime.awaitPrinted("^desktop at (https://localhost:(\\d+))/login/#(\\S+)$");
            String address = link.get(0);
            HttpClient client = client();

            HttpResponse<String> login = client.send(
                    request(address + "/api/login")
                            .header("Origin", address)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"token\":\"" + link.get(2) + "\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(204, login.statusCode());
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue("no Secure, HttpOnly, SameSite", cookie.endsWith("; HttpOnly; SameSite=Strict; Secure"));

            HttpRequest.Builder session = request(address + "/api/session").header("Cookie", cookie.split(";")[0]);
            HttpResponse<String> who = client.send(session.build(), BodyHandlers.ofString());
            assertEquals(200, who.statusCode());
            assertTrue(who.body(), who.body().contains("\"agentId\":\"600008\""));
            assertTrue(page(client, address + "/login/").contains("<html"));

            assertThrows(
                    SSLHandshakeException.class,
                    () -> HttpClient.newHttpClient().send(session.build(), BodyHandlers.ofString()));
            URI plain = URI.create("http://localhost:" + link.get(1) + "/login/");
            assertThrows(
                    IOException.class,
                    () -> client.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()));
        }
    }

    private static String page(HttpClient client, String address) throws Exception {
        HttpResponse<String> answer = client.send(request(address).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
