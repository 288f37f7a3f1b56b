package io.widgetry.web.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request, byte by byte as it is written here, on a connection of its own: no client puts right what is wrong. */
public final class Request {
    private static final int TIMEOUT = 30_000;

    private final int port;
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = {};

    Request(int port, String method, String path) {
        this.port = port;
        this.method = method;
        this.path = path;
    }

    public Request header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    /** In the place of what is there under that name. */
    public Request instead(String name, String value) {
        without(name);
        return header(name, value);
    }

    public Request without(String name) {
        headers.removeIf(header -> header.startsWith(name + ":"));
        return this;
    }

    public Request body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sends it, and reads the answer to its end. */
    public Answer send() throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 && headers.stream().noneMatch(header -> header.matches("(Content-Length|Transfer).*"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return send(port, bytes.toByteArray());
    }

    /** Sends bytes, and reads until the server closes the connection. */
    static Answer send(int port, byte[] bytes) throws IOException {
        try (Socket socket = connect(port)) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // it was refused before it was read to its end; the answer says why
            }
            return Answer.of(readAll(socket.getInputStream()));
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(TIMEOUT);
        return socket;
    }

    private static byte[] readAll(InputStream input) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketException reset) {
            // what came before counts
        } catch (IOException e) {
            throw new AssertionError("no end of the answer: " + all.toString(StandardCharsets.UTF_8), e);
        }
        return all.toByteArray();
    }
}
