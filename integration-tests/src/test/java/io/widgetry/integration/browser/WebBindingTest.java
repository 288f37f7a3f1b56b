package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime;
import io.widgetry.integration.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Others reach the web server only where the configuration says that this is meant. */
public class WebBindingTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;

    /** Starts with this configuration of the web server. */
    private LaunchedRuntime start(String configuration) throws Exception {
        home = folder.getRoot().toPath().resolve("home");
        Files.createDirectories(home.resolve("deploy"));
        Path config = folder.newFile("config.json").toPath();
        Files.writeString(config, "{\"io.widgetry.web\":" + configuration + "}");
        LaunchedRuntime runtime = LaunchedRuntime.start(
                "run",
                "--home",
                home.toString(),
                "--no-shell",
                "--port",
                "0",
                "--config",
                config.toString(),
                "--feed",
                folder.newFile("empty.ndjson").toString());
        runtime.awaitReady();
        return runtime;
    }

    private String logs() {
        try (Stream<Path> files = Files.list(home.resolve("log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    public void withoutEncryptionOrTheFlagItDoesNotListenForOthers() throws Exception {
        Assume.assumeTrue("only Linux tells who listens", Listening.isTold());
        try (LaunchedRuntime runtime = start("{\"host\":\"0.0.0.0\"}")) {
            Await.until(
                    "the log says why",
                    () -> logs().contains("The web server is not started: its host 0.0.0.0 is reached by others"));

            for (InetSocketAddress address : Listening.of(runtime.pid())) {
                assertTrue(address.toString(), address.getAddress().isLoopbackAddress());
                assertServesNothing(address, runtime.pid());
            }
            assertTrue(logs().contains("configure a keystore, or allowPlainRemote"));
        }
    }

    /** A port of the server's own, which is being closed, or has been meanwhile. */
    private static void assertServesNothing(InetSocketAddress address, long pid) throws IOException {
        String host = "localhost:" + address.getPort();
        try {
            assertEquals("HTTP/1.1 404", status(address.getAddress(), address.getPort(), host));
        } catch (ConnectException closed) {
            assertFalse(closed.getMessage(), Listening.of(pid).contains(address));
        }
    }

    @Test
    public void withTheFlagOthersReachItAndHaveToLogInAsWell() throws Exception {
        List<InetAddress> others = Listening.addressesForOthers();
        Assume.assumeFalse("this machine has no address but loopback", others.isEmpty());
        String host = others.get(0).getHostAddress().split("%")[0];
        try (LaunchedRuntime runtime = start("{\"host\":\"" + host + "\",\"allowPlainRemote\":true}")) {
            List<String> link = runtime.awaitPrinted("^desktop at http://(\\S+):(\\d+)/login/#(\\S+)$");
            int port = Integer.parseInt(link.get(1));

            String name = host.contains(":") ? "[" + host + "]" : host;
            assertEquals("HTTP/1.1 401", status(others.get(0), port, name + ":" + port));
            assertEquals("HTTP/1.1 421", status(others.get(0), port, "evil.example:" + port));
            Path access = home.resolve("etc/web-access.json");
            assertTrue(Files.readString(access).contains(link.get(2)));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(access)));
            assertTrue(link.get(2), link.get(2).length() >= 22);
        }
    }

    private static String status(InetAddress address, int port, String host) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(address, port), 30_000);
            Wire.send(socket, "GET /api/session HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).substring(0, 12);
        }
    }
}
