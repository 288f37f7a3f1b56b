package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

public class TlsTest {
    private static Path keystore;

    @Rule
    public final TestServer server = new TestServer()
            .with(new Binding(
                    "",
                    0,
                    Optional.of(new Binding.Keystore(keystore.toString(), "changeit", "PKCS12")),
                    50,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5)));

    @BeforeClass
    public static void makeKey() throws Exception {
        keystore = Files.createTempDirectory("tls").resolve("keys.p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "web",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), 0, process.exitValue());
    }

    @AfterClass
    public static void forgetKey() throws IOException {
        Files.delete(keystore);
        Files.delete(keystore.getParent());
    }

    private Answer send(String request, String... protocols) throws Exception {
        KeyStore trusted = KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("web", trusted.getCertificate("web"));
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket plain = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", server.port(), true)) {
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            try (InputStream input = socket.getInputStream()) {
                return Answer.of(input.readAllBytes());
            }
        }
    }

    @Test
    public void theCookieIsForEncryptedConnectionsOnly() throws Exception {
        String body = "{\"token\":\"" + server.token(Role.OPERATOR) + "\"}";
        String authority = "localhost:" + server.port();

        Answer answer = send("POST /api/login HTTP/1.1\r\nHost: " + authority + "\r\nOrigin: https://" + authority
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n"
                + body);

        assertEquals(204, answer.status());
        assertTrue(answer.header("Set-Cookie").orElseThrow().endsWith("; HttpOnly; SameSite=Strict; Secure"));
    }

    @Test
    public void anOriginWithoutEncryptionIsAnother() throws Exception {
        String authority = "localhost:" + server.port();

        Answer answer = send("POST /api/login HTTP/1.1\r\nHost: " + authority + "\r\nOrigin: http://" + authority
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertEquals(403, answer.status());
    }

    @Test
    public void plainHttpIsNotAnswered() throws Exception {
        assertTrue(server.request("GET", "/login/").send().status() != 200);
    }

    @Test
    public void oldProtocolsAreRefused() {
        assertThrows(SSLException.class, () -> send("GET / HTTP/1.1\r\n\r\n", "TLSv1.1"));
    }
}
