package io.widgetry.sample.linecti.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A telephony system that says what the test says, and keeps what it is told. */
final class FakeSwitch implements AutoCloseable {
    private static final String HUNG_UP = "(the other side has hung up)";

    private final ServerSocket server = new ServerSocket();
    private final BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private boolean deaf;
    private Socket current;

    FakeSwitch() throws IOException {
        server.setReceiveBufferSize(4_096); // so that a writer notices soon that nobody reads
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        new Thread(this::accept, "fake-switch").start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** It reads nothing of what comes on the next connections. */
    FakeSwitch deaf() {
        deaf = true;
        return this;
    }

    private void accept() {
        try {
            while (true) {
                Socket next = server.accept();
                connections.add(next);
                if (!deaf) {
                    new Thread(() -> hear(next), "fake-switch-ear").start();
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void hear(Socket from) {
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
            heard.add(HUNG_UP);
        } catch (IOException gone) {
            heard.add(HUNG_UP);
        }
    }

    /** Waits for the next connection; from now on it is spoken on. */
    FakeSwitch connected() throws InterruptedException {
        current = connections.poll(20, TimeUnit.SECONDS);
        assertNotNull("nobody connects", current);
        return this;
    }

    FakeSwitch says(String... lines) throws IOException {
        current.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Waits for the next line that it is told. */
    FakeSwitch hears(String line) throws InterruptedException {
        assertEquals(line, heard.poll(20, TimeUnit.SECONDS));
        return this;
    }

    FakeSwitch hearsTheEnd() throws InterruptedException {
        return hears(HUNG_UP);
    }

    /** Whether it was told anything that no test has asked for. */
    boolean heardMore() {
        return !heard.isEmpty();
    }

    void hangsUp() throws IOException, InterruptedException {
        current.close();
        hears(HUNG_UP);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket waiting : connections) {
            waiting.close();
        }
        if (current != null) {
            current.close();
        }
    }
}
