package io.widgetry.integration.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as bytes on a connection of its own, so that it may have what no well-behaved client sends: another name of the
 * host, an origin, a path in disguise, half a head. Nothing is added but the host, unless the request names one.
 */
final class Wire {
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private String source = "127.0.0.1";
    private byte[] body = new byte[0];

    Wire(int port, String method, String path) {
        this.port = port;
        this.method = method;
        this.path = path;
    }

    Wire header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Wire bearer(Access access) {
        return header("Authorization", "Bearer " + access.token());
    }

    /** As the browser that is logged in with this cookie, from a page of the server itself. */
    Wire cookie(String cookie) {
        return header("Cookie", cookie);
    }

    Wire origin(String origin) {
        return header("Origin", origin);
    }

    Wire json(String text) {
        header("Content-Type", "application/json");
        body = text.getBytes(StandardCharsets.UTF_8);
        return header("Content-Length", Integer.toString(body.length));
    }

    /** Comes from another address of this machine: each has a number of wrong logins of its own. */
    Wire from(String address) {
        source = address;
        return this;
    }

    /** Opens the connection and sends the request. */
    Socket open() throws IOException {
        Socket socket = connect(port, source);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(each -> each.startsWith("Host:"))) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.forEach(each -> head.append(each).append("\r\n"));
        send(socket, head.append("\r\n").toString());
        socket.getOutputStream().write(body);
        return socket;
    }

    static Socket connect(int port, String source) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends the request and reads the answer, to its end. */
    Answer send() throws IOException {
        header("Connection", "close");
        try (Socket socket = open()) {
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads a stream until it contains a text. */
    static String readUntil(Socket socket, String wanted) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        int next = in.read();
        while (next >= 0) {
            read.write(next);
            if (read.toString(StandardCharsets.UTF_8).endsWith(wanted)) {
                return read.toString(StandardCharsets.UTF_8);
            }
            next = in.read();
        }
        throw new AssertionError("the stream ended without " + wanted + ": " + read.toString(StandardCharsets.UTF_8));
    }

    /**
     * What came back.
     *
     * @param status 0 if the connection was closed without an answer
     * @param headers by name in lower case; the last one, of several of the same name
     * @param text all that followed, as it is on the wire
     */
    record Answer(int status, Map<String, String> headers, String text) {
        static Answer of(String all) {
            if (!all.startsWith("HTTP/1.1 ")) {
                return new Answer(0, Map.of(), all);
            }
            int end = all.indexOf("\r\n\r\n");
            Map<String, String> headers = new LinkedHashMap<>();
            String[] lines = all.substring(0, end).split("\r\n");
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(": ?", 2);
                headers.put(parts[0].toLowerCase(), parts[1]);
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, all.substring(end + 4));
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), "");
        }
    }
}
