package io.widgetry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The agents' pages, in a process of their own so that what they take does not count as the server's: one thread that reads
 * all streams. Told on standard input whose they are, tells on standard output how late events were.
 */
final class StreamReaders {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST = 5_000_000;
    private static final int AT_ONCE = 5;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Times late = new Times(MOST);
    private int told; // how many have been told the state
    private int ended;

    private StreamReaders() throws IOException {
        selector = Selector.open();
    }

    /**
     * Reads streams.
     *
     * @param args the server's port, and how many streams
     */
    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        StreamReaders readers = new StreamReaders();
        int streams = Integer.parseInt(args[1]);
        for (int i = 0; i < streams; i++) {
            String[] line = in.readLine().split(" ");
            readers.open(Integer.parseInt(args[0]), line[0], line[1]);
            readers.awaitTold(i + 1 - AT_ONCE);
        }
        readers.awaitTold(streams);
        readers.late.forget();
        System.out.println("open " + readers.told);
        int expected = 0;
        while (expected == 0) {
            readers.read(100);
            if (System.in.available() > 0) {
                expected = Integer.parseInt(in.readLine());
            }
        }
        long deadline = System.nanoTime() + PATIENCE;
        while (readers.late.size() < expected && System.nanoTime() < deadline) {
            readers.read(100);
        }
        Times late = readers.late;
        System.out.println(String.join(
                " ",
                Integer.toString(late.size()),
                Integer.toString(readers.ended),
                Integer.toString(readers.told),
                Double.toString(late.percentile(50)),
                Double.toString(late.percentile(99)),
                Double.toString(late.percentile(100))));
    }

    private void open(int port, String agent, String token) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        channel.write(ByteBuffer.wrap(("GET /api/agents/" + agent + "/stream HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new StreamScan(this::published));
    }

    private void awaitTold(int streams) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (told < streams && System.nanoTime() < deadline) {
            read(100);
        }
    }

    private void published(long nanos) {
        late.add(System.nanoTime() - nanos); // the same clock in all processes of a machine
    }

    private void read(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            StreamScan scan = (StreamScan) key.attachment();
            int before = scan.snapshots();
            int count = ((SocketChannel) key.channel()).read(buffer.clear());
            if (count < 0) {
                ended++;
                key.cancel();
            } else {
                scan.read(buffer.flip());
                told += scan.snapshots() - before;
            }
        }
        selector.selectedKeys().clear();
    }
}
