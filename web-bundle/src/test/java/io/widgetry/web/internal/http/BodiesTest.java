package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.Rule;
import org.junit.Test;

/** Bodies and clients that are too much, or too slow. */
public class BodiesTest {
    private static final Limits QUICK = new Limits(
            5,
            100,
            10,
            Duration.ofHours(1),
            Duration.ofHours(4),
            2,
            100_000,
            1_000_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    @Rule
    public final TestServer server = new TestServer()
            .with(QUICK)
            .with(new Binding("", 0, Optional.empty(), 6, Duration.ofSeconds(1), Duration.ofSeconds(2)))
            .with(
                    Endpoint.post("/api/read", Access.SESSION, "Reads.", exchange -> {
                                try {
                                    exchange.json(List.of(exchange.body().readAllBytes().length));
                                    ends.add("read");
                                } catch (IOException e) {
                                    ends.add(e.getClass().getSimpleName());
                                    throw e;
                                }
                            })
                            .takes(1_000, "application/octet-stream"),
                    Endpoint.post("/api/bare", Access.SESSION, "Takes nothing.", exchange -> exchange.nothing()));

    private Request read(String body) throws IOException {
        return server.request("POST", "/api/read", server.token(Role.OPERATOR))
                .header("Content-Type", "application/octet-stream")
                .body(body);
    }

    @Test
    public void aBodyMayBeAsLongAsItIsAllowed() throws IOException {
        assertEquals("[1000]", read("x".repeat(1_000)).send().body());
    }

    @Test
    public void aLongerOneIsRefusedBeforeItIsRead() throws IOException {
        Answer answer = read("").header("Content-Length", "1001").send();

        assertEquals(413, answer.status());
        assertEquals("The body is longer than the 1000 bytes that are taken here.", answer.error());
        assertEquals(null, ends.peek());
    }

    @Test
    public void oneThatDoesNotTellItsLengthIsRefusedWhenItGetsTooLong() throws Exception {
        String chunk = "64\r\n" + "x".repeat(100) + "\r\n";
        assertEquals(
                "[1000]",
                read(chunk.repeat(10) + "0\r\n\r\n")
                        .header("Transfer-Encoding", "chunked")
                        .send()
                        .body());

        Answer answer = read(chunk.repeat(11) + "0\r\n\r\n")
                .header("Transfer-Encoding", "chunked")
                .send();

        assertEquals(413, answer.status());
        assertEquals("read", ends.poll(5, TimeUnit.SECONDS));
        assertEquals("Refused", ends.poll(5, TimeUnit.SECONDS));
    }

    @Test
    public void oneThatIsPackedIsRefused() throws IOException {
        assertEquals(415, read("x").header("Content-Encoding", "gzip").send().status());
    }

    @Test
    public void oneThatNobodyWantsIsRefused() throws IOException {
        String token = server.token(Role.OPERATOR);
        assertEquals(204, server.request("POST", "/api/bare", token).send().status());
        assertEquals(
                204,
                server.request("POST", "/api/bare", token)
                        .header("Content-Type", "application/json")
                        .body("{}")
                        .send()
                        .status());
        assertEquals(
                400, server.request("POST", "/api/bare", token).body("x").send().status());
    }

    @Test
    public void oneThatComesAByteNowAndThenIsCutOff() throws Exception {
        try (Socket socket = Request.connect(server.port())) {
            send(
                    socket,
                    "POST /api/read HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nAuthorization: Bearer "
                            + server.token(Role.OPERATOR)
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\n");
            String answer = dripUntilClosed(socket);

            assertTrue(answer, answer.startsWith("HTTP/1.1 408"));
            assertEquals("Refused", ends.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    public void oneThatDoesNotComeIsCutOff() throws Exception {
        try (Socket socket = Request.connect(server.port())) {
            send(
                    socket,
                    "POST /api/read HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nAuthorization: Bearer "
                            + server.token(Role.OPERATOR)
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\n");

            assertTrue(closesWithin(socket, Duration.ofSeconds(10)));
        }
    }

    @Test
    public void aHeadThatComesAByteNowAndThenIsCutOff() throws Exception {
        try (Socket socket = Request.connect(server.port())) {
            send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");

            assertEquals("", dripUntilClosed(socket));
        }
    }

    @Test
    public void theNextHeadOfAConnectionIsCutOffAsWell() throws Exception {
        try (Socket socket = Request.connect(server.port())) {
            send(socket, "GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\nGET / HTTP/1.1\r\nX: ");

            String answer = dripUntilClosed(socket);

            assertTrue(answer, answer.startsWith("HTTP/1.1 302"));
            assertEquals(answer, answer.indexOf("HTTP/1.1"), answer.lastIndexOf("HTTP/1.1"));
        }
    }

    @Test
    public void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (Socket socket = Request.connect(server.port())) {
            assertTrue(closesWithin(socket, Duration.ofSeconds(10)));
        }
    }

    @Test
    public void thereAreOnlySoManyConnections() throws Exception {
        // An acceptor that is about to accept when the limit is reached still does: there are two.
        Socket[] sockets = new Socket[6 + 2];
        try {
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = Request.connect(server.port());
            }
            awaitFull();
            long start = System.nanoTime();

            // it waits until those that say nothing are cut off
            assertEquals(302, server.request("GET", "/").send().status());

            assertTrue(System.nanoTime() - start > Duration.ofMillis(300).toNanos());
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void awaitFull() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.connections() < 6) {
            assertTrue(server.connections() + " connections", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Test
    public void aSessionMayOnlyAskSoOften() throws Exception {
        String cookie = server.login(Role.OPERATOR);
        String other = server.login(Role.OPERATOR);
        int refused = 0;
        Answer last = null;
        for (int i = 0; i < 30; i++) {
            Answer answer = server.get("/api/session", cookie).send();
            if (answer.status() == 429) {
                refused++;
                last = answer;
            }
        }

        assertTrue("refused " + refused, refused >= 10);
        assertEquals("1", last.header("Retry-After").orElseThrow());
        assertEquals(200, server.get("/api/session", other).send().status());
        server.pass(Duration.ofSeconds(1));
        assertEquals(200, server.get("/api/session", cookie).send().status());
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Sends a byte each 100 ms, and returns what was answered before the server had enough. */
    private static String dripUntilClosed(Socket socket) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.setSoTimeout(100);
        while (System.nanoTime() < deadline) {
            try {
                send(socket, "x");
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(next);
                answer.writeBytes(socket.getInputStream()
                        .readNBytes(socket.getInputStream().available()));
            } catch (SocketTimeoutException goesOn) {
                // nothing was answered yet
            } catch (IOException closed) {
                return answer.toString(StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("is not cut off");
    }

    private static boolean closesWithin(Socket socket, Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        while (true) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                return false;
            }
        }
    }
}
