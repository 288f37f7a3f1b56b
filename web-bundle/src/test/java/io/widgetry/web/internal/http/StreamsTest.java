package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class StreamsTest {
    private static final Limits FEW = new Limits(
            200,
            100,
            10,
            Duration.ofHours(1),
            Duration.ofHours(4),
            2,
            100_000,
            1_000_000,
            Duration.ofSeconds(5),
            Duration.ofMillis(500));

    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();

    @Rule
    public final TestServer server = new TestServer()
            .with(FEW)
            .with(Endpoint.get("/api/stream", Access.SESSION, "A stream.", exchange -> opened.add(exchange.stream()))
                    .answersText(Endpoint.EVENT_STREAM));

    private Socket open(String cookie) throws IOException {
        Socket socket = Request.connect(server.port());
        socket.getOutputStream()
                .write(("GET /api/stream HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nCookie: " + cookie
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private EventStream next() throws InterruptedException {
        EventStream stream = opened.poll(10, TimeUnit.SECONDS);
        assertTrue("no stream", stream != null);
        return stream;
    }

    private static byte[] event(String data) {
        return Sse.event("data", null, data);
    }

    private static void awaitClosed(EventStream stream) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        stream.whenClosed(closed::countDown);
        assertTrue("not closed", closed.await(10, TimeUnit.SECONDS));
        assertFalse(stream.isOpen());
    }

    /** Reads lines until one ends the test's interest. */
    private static List<String> readUntil(Socket socket, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("data: ")) {
                lines.add(line.substring(6));
            }
            if (line.equals(last)) {
                return lines;
            }
        }
        throw new AssertionError("the stream ended after " + lines);
    }

    @Test
    public void anEventHasAnIdANameAndAsManyLinesAsItsData() {
        assertEquals(
                "event: data\nid: 7.8\ndata: a\ndata: b\ndata: c\ndata: \n\n",
                new String(Sse.event("data", "7.8", "a\nb\r\nc\r"), StandardCharsets.UTF_8));
    }

    @Test
    public void eventsArriveInOrderFromSeveralThreadsAtATime() throws Exception {
        try (Socket socket = open(server.login(Role.AGENT))) {
            EventStream stream = next();
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                String prefix = sender + "-";
                senders.add(new Thread(() -> {
                    for (int i = 0; i < 250; i++) {
                        stream.send(event(prefix + i));
                    }
                }));
            }
            senders.forEach(Thread::start);
            for (Thread sender : senders) {
                sender.join();
            }
            stream.send(event("end"));

            List<String> found = readUntil(socket, "data: end");

            assertEquals(1_001, found.size());
            for (int sender = 0; sender < 4; sender++) {
                String prefix = sender + "-";
                List<String> own =
                        found.stream().filter(each -> each.startsWith(prefix)).toList();
                for (int i = 0; i < 250; i++) {
                    assertEquals(prefix + i, own.get(i));
                }
            }
        }
    }

    @Test
    public void aClientThatDoesNotReadIsLetGoAndNobodyWaitsForIt() throws Exception {
        try (Socket socket = open(server.login(Role.AGENT))) {
            EventStream stream = next();
            byte[] event = event("x".repeat(10_000));
            long start = System.nanoTime();
            int sent = 0;
            while (stream.send(event)) {
                sent++;
                assertTrue("more and more is kept", sent < 10_000);
            }

            assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
            awaitClosed(stream);
            assertEquals(0, stream.pending());
            assertTrue(socket.isConnected());
        }
    }

    @Test
    public void aWholeStateMayBeLongerThanWhatIsKeptOtherwise() throws Exception {
        try (Socket socket = open(server.login(Role.AGENT))) {
            EventStream stream = next();
            String state = "Q".repeat(3_000_000);
            assertTrue(stream.send(event("before")));
            assertTrue(stream.sendWhole(event(state)));
            assertTrue(stream.send(event("end")));

            // The transfer's chunks break the line, but nothing else of it has this letter.
            StringBuilder found = new StringBuilder();
            while (found.indexOf("data: end") < 0) {
                byte[] next = socket.getInputStream()
                        .readNBytes(Math.max(1, socket.getInputStream().available()));
                found.append(new String(next, StandardCharsets.UTF_8));
            }
            assertEquals(state.length(), found.chars().filter(c -> c == 'Q').count());
            assertTrue(found.indexOf("data: before") < found.indexOf("Q"));
            assertTrue(stream.isOpen());
        }
    }

    @Test
    public void aClientThatLeavesIsNoticedByTheHeartbeat() throws Exception {
        EventStream stream;
        try (Socket socket = open(server.login(Role.AGENT))) {
            stream = next();
            assertEquals(1, server.servlet().openStreams());
            assertTrue(socket.isConnected());
        }

        awaitClosed(stream);
        assertEquals(0, server.servlet().openStreams());
    }

    @Test
    public void endsWithItsSession() throws Exception {
        String cookie = server.login(Role.AGENT);
        try (Socket socket = open(cookie)) {
            EventStream stream = next();

            assertEquals(
                    204,
                    server.post("/api/logout", cookie, "")
                            .without("Content-Type")
                            .send()
                            .status());

            awaitClosed(stream);
            assertTrue(socket.isConnected());
        }
    }

    @Test
    public void keepsItsSessionInUseUntilTheEnd() throws Exception {
        String cookie = server.login(Role.AGENT);
        try (Socket socket = open(cookie)) {
            EventStream stream = next();
            server.pass(Duration.ofHours(2));
            server.gate().sweep();
            assertTrue(stream.isOpen());

            server.pass(Duration.ofHours(3));
            server.gate().sweep();

            awaitClosed(stream);
            assertTrue(socket.isConnected());
        }
    }

    @Test
    public void aSessionHasOnlySoManyAndGetsItsPlacesBack() throws Exception {
        String cookie = server.login(Role.AGENT);
        try (Socket one = open(cookie);
                Socket two = open(cookie)) {
            EventStream first = next();
            next();
            Answer refused = server.get("/api/stream", cookie).send();
            assertEquals(429, refused.status());
            assertTrue(one.isConnected() && two.isConnected());

            first.close();

            try (Socket three = open(cookie)) {
                assertTrue(next().isOpen());
                assertTrue(three.isConnected());
            }
        }
    }

    @Test
    public void hasNoHead() throws IOException {
        assertEquals(
                405,
                server.request("HEAD", "/api/stream")
                        .header("Cookie", server.login(Role.AGENT))
                        .send()
                        .status());
    }
}
