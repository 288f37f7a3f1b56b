package io.widgetry.shell.internal.control;

import io.widgetry.shell.internal.console.Sentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: a request, its input, the answer. Three threads: one reads, and so learns when the client is gone; one
 * answers; one writes, and is alone in doing so, because a channel closes if a thread that writes to it is interrupted, and
 * commands are interrupted by Ctrl-C.
 */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int LONGEST_REQUEST = 1 << 16;
    private static final int CHUNK = 1 << 14;
    private static final long LAST_WORD_MILLIS = 2000;

    private final SocketChannel channel;
    private final Verb verb;
    private final Consumer<Connection> onEnd;
    private final String name = "widgetry-control-" + COUNT.incrementAndGet();
    private final ByteQueue input = new ByteQueue();
    private final ByteQueue output = new ByteQueue();
    private final Thread reader = new Thread(this::read, name + "-in");
    private final Thread writer = new Thread(this::write, name + "-out");
    private Runnable whenGone = () -> {};
    private boolean gone;
    private volatile Runnable afterwards = () -> {};

    Connection(SocketChannel channel, Verb verb, Consumer<Connection> onEnd) {
        this.channel = channel;
        this.verb = verb;
        this.onEnd = onEnd;
    }

    void start() {
        reader.setDaemon(true);
        reader.start();
    }

    /** What the client sends after the request. */
    InputStream input() {
        return input.input();
    }

    /** What the client sees. Each write goes out at once. */
    OutputStream output() {
        return output.output();
    }

    /** Says what to do if the client goes before it has its answer; at once, if it is gone already. */
    void whenGone(Runnable action) {
        synchronized (this) {
            whenGone = action;
            if (!gone) {
                return;
            }
        }
        action.run();
    }

    /** Says what to do when the client has its answer. */
    void afterwards(Runnable action) {
        afterwards = action;
    }

    private void read() {
        try (channel) {
            InputStream bytes = Channels.newInputStream(channel);
            String request = request(bytes);
            Thread answerer = new Thread(() -> answer(request), name);
            answerer.setDaemon(true);
            answerer.start();
            byte[] buffer = new byte[CHUNK];
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                input.put(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            LOG.debug("{} ends: {}", name, e.getMessage());
        } finally {
            gone();
            onEnd.accept(this);
        }
    }

    private static String request(InputStream bytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = bytes.read(); b != '\n'; b = bytes.read()) {
            if (b < 0 || line.size() == LONGEST_REQUEST) {
                throw new IOException("there is no request");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void answer(String request) {
        writer.setDaemon(true);
        writer.start();
        int status = 1;
        try {
            status = verb.answer(request, this);
        } catch (InterruptedException e) {
            LOG.debug("{} is over", name);
        } catch (IOException | RuntimeException e) {
            say(Sentence.of(e));
        } finally {
            finish(status);
        }
    }

    /** Prints a line for the client. */
    void say(String line) {
        try {
            output.put((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("{} cannot be told: {}", name, line);
        }
    }

    private void finish(int status) {
        Thread.interrupted(); // the answer goes out, whatever ended the command
        input.discard(); // a client that is still sending must come to read the answer
        try {
            output.put(("\0" + status).getBytes(StandardCharsets.US_ASCII));
            output.end();
            writer.join(LAST_WORD_MILLIS);
            // the client closes first: a socket that is closed with something unread in it loses the answer
            channel.shutdownOutput();
            reader.join(LAST_WORD_MILLIS);
            channel.close();
        } catch (IOException | InterruptedException e) {
            LOG.debug("{} did not get its answer: {}", name, e.getMessage());
        }
        afterwards.run();
    }

    private void write() {
        try {
            for (byte[] bytes = output.take(); bytes != null; bytes = output.take()) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
        } catch (IOException e) {
            gone();
        }
    }

    private void gone() {
        Runnable action;
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            action = whenGone;
        }
        input.end();
        output.breakUp();
        action.run();
    }

    /** Ends the connection from outside. */
    void close() throws IOException {
        channel.close();
    }
}
