package io.widgetry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Many agents' event streams, one open for each, and an event a second for each: how late they arrive, and what an idle
 * stream takes. The server is the real one in this process; the pages are read by another.
 */
public final class StreamLoad {
    private static final int AGENTS = 2_000;
    private static final int SECONDS = 60;
    private static final int WARM_UP_SECONDS = 10;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int agents;
    private final int seconds;
    private final int warmUp;

    StreamLoad(int agents, int seconds, int warmUp) {
        this.agents = agents;
        this.seconds = seconds;
        this.warmUp = warmUp;
    }

    /**
     * What came out.
     *
     * @param streams how many were open
     * @param expected how many events should have come after warming up
     * @param received how many did
     * @param ended how many streams ended
     * @param snapshots how many more states were told than there are streams
     * @param p50 milliseconds from publishing to the client: half
     * @param p99 99 of 100
     * @param max all
     * @param heap bytes of the heap for each idle stream
     * @param direct bytes outside of the heap for each idle stream
     */
    record Result(
            int streams,
            int expected,
            int received,
            int ended,
            int snapshots,
            double p50,
            double p99,
            double max,
            long heap,
            long direct) {
        boolean isComplete() {
            return received == expected && ended == 0 && snapshots == 0;
        }

        @Override
        public String toString() {
            return """
                    streams %,d, events received %,d of %,d, streams ended %d, snapshots told again %d
                    from publishing to the client: p50 %.1f ms, p99 %.1f ms, max %.1f ms
                    an idle stream takes %,d bytes of heap and %,d bytes of direct memory""".formatted(streams, received, expected, ended, snapshots, p50, p99, max, heap, direct);
        }
    }

    /**
     * Measures.
     *
     * @param args how many agents and how many seconds; 2,000 and 60 if there are none
     */
    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    public static void main(String[] args) throws Exception {
        int agents = args.length > 0 ? Integer.parseInt(args[0]) : AGENTS;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
        Result result = new StreamLoad(agents, seconds, WARM_UP_SECONDS).run();
        System.out.println(result);
        System.exit(result.isComplete() ? 0 : 1);
    }

    Result run() throws Exception {
        try (StreamServer server = new StreamServer(agents)) {
            for (int i = 0; i < agents; i++) {
                server.publish(i);
            }
            long[] before = used();
            Process readers = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StreamReaders.class.getName(),
                            Integer.toString(server.port()),
                            Integer.toString(agents))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (PrintWriter to = new PrintWriter(readers.outputWriter(StandardCharsets.UTF_8), true);
                    BufferedReader from = new BufferedReader(
                            new InputStreamReader(readers.getInputStream(), StandardCharsets.UTF_8))) {
                return run(server, before, to, from);
            } finally {
                readers.destroy();
            }
        }
    }

    private Result run(StreamServer server, long[] before, PrintWriter to, BufferedReader from) throws IOException {
        for (int i = 0; i < agents; i++) {
            to.println(StreamServer.agent(i) + " " + StreamServer.token(i));
        }
        int open = Integer.parseInt(from.readLine().split(" ")[1]);
        if (open != agents) {
            throw new IllegalStateException("only " + open + " of " + agents + " streams were told the state");
        }
        long[] idle = used();
        publish(server, warmUp);
        publish(server, seconds);
        int expected = 2 * agents * (warmUp + seconds); // each fact has two names
        to.println(expected);
        String[] told = from.readLine().split(" ");
        return new Result(
                agents,
                expected,
                Integer.parseInt(told[0]),
                Integer.parseInt(told[1]),
                Integer.parseInt(told[2]) - agents,
                Double.parseDouble(told[3]) / NANOS_PER_MILLI,
                Double.parseDouble(told[4]) / NANOS_PER_MILLI,
                Double.parseDouble(told[5]) / NANOS_PER_MILLI,
                (idle[0] - before[0]) / agents,
                (idle[1] - before[1]) / agents);
    }

    /** An update a second of each agent's call, evenly spread. */
    private void publish(StreamServer server, int howLong) {
        long pace = TimeUnit.SECONDS.toNanos(1) / agents;
        long due = System.nanoTime();
        for (int i = 0; i < agents * howLong; i++, due += pace) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            server.publish(i % agents);
        }
    }

    /** Bytes in use on the heap and in direct buffers, after what is garbage has gone. */
    private static long[] used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new long[] {least, direct};
    }
}
