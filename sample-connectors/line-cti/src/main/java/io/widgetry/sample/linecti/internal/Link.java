package io.widgetry.sample.linecti.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A connection of lines that comes back by itself. One thread reads and connects again, another one writes, so that
 * {@link #send} never waits for the network.
 */
final class Link implements AutoCloseable {
    static final int LONGEST_LINE = 1 << 20;

    private static final Logger LOG = System.getLogger(LineCti.PID);
    private static final int LEAST_PAUSE_MILLIS = 10;

    /** Who speaks and listens. The reading thread calls. */
    interface Ends {
        /** What is said first on each connection. */
        String greeting();

        /** A line came, without its end. */
        void told(String line);

        /** The connection is gone, or there is none yet. */
        void lost();
    }

    private final Config config;
    private final Ends ends;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader = new Thread(this::run, "line-cti-reader");
    private final ThreadPoolExecutor writer;
    private volatile Socket socket = new Socket();
    private volatile boolean up;

    Link(Config config, Ends ends) {
        this.config = config;
        this.ends = ends;
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(Math.max(1, config.waitingLines())),
                task -> new Thread(task, "line-cti-writer"));
    }

    void open() {
        reader.start();
    }

    private void run() {
        String address = config.host() + ":" + config.port();
        boolean told = false;
        do {
            try (Socket next = new Socket()) {
                socket = next;
                if (closed.getCount() == 0) {
                    return;
                }
                next.connect(new InetSocketAddress(config.host(), config.port()), config.silenceMillis());
                next.setSoTimeout(config.silenceMillis());
                greet(next);
                told = false;
                LOG.log(Level.INFO, "connected to the telephony system at {0}", address);
                read(next);
            } catch (IOException | RuntimeException failed) {
                // told once for each time that it is away, not at every attempt
                if (!told && closed.getCount() > 0) {
                    told = true;
                    LOG.log(Level.WARNING, "no connection to the telephony system at {0}: {1}", address, failed);
                }
            } finally {
                up = false;
                writer.getQueue().clear(); // what was meant for this connection is not said on the next one
                ends.lost();
            }
        } while (!isClosedWithin(Math.max(LEAST_PAUSE_MILLIS, config.reconnectMillis())));
    }

    /** Who hears the greeting may answer at once, and what is sent then is behind it. */
    private synchronized void greet(Socket to) {
        write(to, bytes(ends.greeting()));
        up = true;
    }

    private void read(Socket from) throws IOException {
        InputStream in = new BufferedInputStream(from.getInputStream());
        while (closed.getCount() > 0) {
            ends.told(line(in));
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("it has hung up");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes came");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /**
     * Lets a line be written, some time soon.
     *
     * @return false if there is no connection, or too many lines wait already: the line is not written
     */
    synchronized boolean send(String line) {
        Socket to = socket;
        if (!up) {
            return false;
        }
        try {
            writer.execute(() -> write(to, bytes(line)));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private static byte[] bytes(String line) {
        return (line.replaceAll("\\R", " ") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Socket to, byte[] bytes) {
        try {
            to.getOutputStream().write(bytes);
        } catch (IOException gone) {
            // the reader notices, too, and tells
        }
    }

    private boolean isClosedWithin(int millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    /** Ends both threads and the connection. */
    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (IOException notOpen) {
            LOG.log(Level.DEBUG, "the connection could not be closed", notOpen);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            writer.shutdownNow();
        }
    }
}
