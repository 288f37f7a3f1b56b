package io.widgetry.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process has used so far. Other processes do not lengthen it, as they do a second on the clock. */
final class Processor {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Path TASKS = Path.of("/proc/self/task");

    private Processor() {}

    /** {@return processor time of all Java threads, in nanoseconds} */
    static long time() {
        return sum(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()));
    }

    /** {@return bytes that they have allocated} */
    static long bytes() {
        return sum(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()));
    }

    private static long sum(long[] ofThreads) {
        long sum = 0;
        for (long one : ofThreads) {
            sum += Math.max(0, one);
        }
        return sum;
    }

    /** {@return processor time of the collector's threads, in nanoseconds; 0 where the system does not say} */
    static long collector() {
        if (!Files.isDirectory(TASKS)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(TASKS)) {
            return threads.mapToLong(Processor::ofCollector).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ofCollector(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            boolean collects = name.startsWith("GC ") || name.startsWith("G1 ") || name.startsWith("VM Thread");
            List<String> times = collects
                    ? List.of(Files.readString(thread.resolve("schedstat")).split(" "))
                    : List.of();
            return times.isEmpty() ? 0 : Long.parseLong(times.get(0));
        } catch (NoSuchFileException e) {
            return 0; // it has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
