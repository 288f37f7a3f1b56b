package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.web.internal.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a stream of server-sent events off a socket, as a browser does. */
final class SseClient implements AutoCloseable {
    /**
     * An event.
     *
     * @param name its name
     * @param id its id; null if it has none
     * @param data its data
     */
    record Told(String name, String id, JsonNode data) {
        String brief() {
            return name
                    + (data.has("sequence") ? " " + data.get("sequence") : "")
                    + (data.has("interactionId") && name.equals("closed")
                            ? " " + data.get("interactionId").asText()
                            : "");
        }
    }

    private static final Told END = new Told("end", null, Json.MAPPER.createObjectNode());

    private final Socket socket;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final List<String> head = new ArrayList<>();
    private volatile String lastId;

    SseClient(int port, String path, String cookie, String lastId) throws IOException {
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setReceiveBufferSize(65_536);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookie + "\r\n"
                + (lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        Thread thread = new Thread(this::read, "sse-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (InputStream in = socket.getInputStream()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                head.add(line);
            }
            events(new BufferedReader(new InputStreamReader(new Chunks(lines), StandardCharsets.UTF_8)));
        } catch (IOException closed) {
            // told below
        } finally {
            told.add(END);
        }
    }

    private void events(BufferedReader lines) throws IOException {
        String name = null;
        String id = null;
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && name != null) {
                told.add(new Told(name, id, Json.MAPPER.readTree(data.toString())));
                name = null;
                id = null;
                data.setLength(0);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
                lastId = id;
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6)).append('\n');
            }
        }
    }

    /** The bytes within HTTP's chunks. */
    private static final class Chunks extends InputStream {
        private final BufferedReader in;
        private int left;
        private boolean first = true;

        Chunks(BufferedReader in) {
            this.in = in;
        }

        private boolean more() throws IOException {
            while (left == 0) {
                if (!first) {
                    in.readLine();
                }
                first = false;
                String size = in.readLine();
                if (size == null || size.isEmpty()) {
                    return false;
                }
                left = Integer.parseInt(size, 16);
                if (left == 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int read() throws IOException {
            if (!more()) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int at, int most) throws IOException {
            if (!more()) {
                return -1;
            }
            char[] chars = new char[Math.min(most, left)];
            int count = in.read(chars);
            for (int i = 0; i < count; i++) {
                bytes[at + i] = (byte) chars[i];
            }
            left -= Math.max(count, 0);
            return count;
        }
    }

    /** The next event; one that is called {@code end} at the end. */
    Told next() throws InterruptedException {
        Told next = told.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing more was told within 20 s");
        }
        return next;
    }

    /** The next events, in brief. */
    List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(next().brief());
        }
        return next;
    }

    List<String> head() {
        return head;
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
