package io.widgetry.launcher.internal.control;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.HomeLock;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * One request to the running instance of a home, over its control socket. The request is a line (the verb and its
 * words), then the verb's input. The response is the output, a NUL byte, and the exit status in digits.
 */
final class ControlClient implements AutoCloseable {

    private final SocketChannel channel;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects, or says that no instance runs there. */
    static ControlClient connect(Home home) throws CommandException {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(home.socket()));
            return new ControlClient(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            if (HomeLock.isTaken(home)) {
                throw CommandException.failed("Widgetry runs in " + home.directory()
                        + " but does not answer: it is starting or stopping, or its control socket " + home.socket()
                        + " is not yours to use (" + Reason.of(e) + ")");
            }
            throw CommandException.notRunning("no Widgetry runs in " + home.directory());
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new AssertionError("closing a socket that is not connected", e);
        }
    }

    /** Sends the request's line. The shell takes a semicolon for a line's end. */
    void request(String line) throws IOException {
        send(ByteBuffer.wrap((line.replace('\n', ';') + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends the end of an input that is text. (The socket stays open: closed, it would say that the client is gone.) */
    void endInput() throws IOException {
        send(ByteBuffer.wrap(new byte[] {0}));
    }

    /** Sends a part of the verb's input. */
    synchronized void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Copies the output until the response is complete, or until nobody reads it any more.
     *
     * @return the exit status, or none if the connection ended without one
     */
    OptionalInt receive(PrintStream output) throws IOException {
        ResponseReader response = new ResponseReader(output);
        InputStream input = Channels.newInputStream(channel);
        byte[] buffer = new byte[8192];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            response.accept(buffer, count);
            if (output.checkError()) {
                return OptionalInt.of(CommandException.FAILED);
            }
        }
        return response.status();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
