package io.widgetry.certify.internal.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The threads of a widget: those that began while it was there, and are none of the runtime's, which are known by name. Keeps
 * no thread and nothing of it but its number. Threads that live for less than the time between two looks are not seen.
 */
public final class Threads {
    private static final ThreadMXBean MANAGEMENT = ManagementFactory.getThreadMXBean();
    private static final Pattern OF_RUNTIME = Pattern.compile(
            "widgetry-.*|Felix.*|SCR .*|CM .*|fileinstall.*|OSGi.*|Configurator.*|ForkJoinPool\\.commonPool.*|main"
                    + "|Reference Handler|Finalizer|Signal Dispatcher|Common-Cleaner|process reaper.*|Attach Listener"
                    + "|DestroyJavaVM|Notification Thread|Service Thread|.*Compiler.*Thread.*|RMI .*|JFR .*"
                    + "|logback.*|paxlogging.*");
    private static final String WORKER = "widgetry-worker-";

    private final Set<Long> before = new HashSet<>();
    private final Set<Long> started = new HashSet<>();
    private int peak;

    /** Begins: what runs now is nobody's. */
    public Threads() {
        Arrays.stream(MANAGEMENT.getAllThreadIds()).forEach(before::add);
    }

    /** Looks who is there. */
    public synchronized void look() {
        long[] ids = fresh();
        int alive = 0;
        ThreadInfo[] infos = ids.length == 0 ? new ThreadInfo[0] : MANAGEMENT.getThreadInfo(ids);
        for (ThreadInfo info : infos) {
            if (info != null && OF_RUNTIME.matcher(info.getThreadName()).matches()) {
                before.add(info.getThreadId());
            } else if (info != null) {
                started.add(info.getThreadId());
                alive++;
            }
        }
        peak = Math.max(peak, alive);
    }

    private long[] fresh() {
        return Arrays.stream(MANAGEMENT.getAllThreadIds())
                .filter(id -> !before.contains(id))
                .toArray();
    }

    /** {@return how many there were} */
    public synchronized int started() {
        return started.size();
    }

    /** {@return how many there were at the same time, at most} */
    public synchronized int peak() {
        return peak;
    }

    /** {@return those that are alive: name and where each stands} */
    public synchronized List<String> alive() {
        look();
        long[] ids = started.stream().mapToLong(Long::longValue).toArray();
        return ids.length == 0
                ? List.of()
                : Arrays.stream(MANAGEMENT.getThreadInfo(ids, 50))
                        .filter(Objects::nonNull)
                        .map(Threads::text)
                        .sorted()
                        .toList();
    }

    private static String text(ThreadInfo info) {
        Predicate<StackTraceElement> ofPlatform = frame -> frame.getClassName().matches("(java|javax|jdk|sun)\\..*");
        return "\"" + info.getThreadName() + "\""
                + Arrays.stream(info.getStackTrace())
                        .filter(ofPlatform.negate())
                        .findFirst()
                        .or(() -> Arrays.stream(info.getStackTrace()).findFirst())
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    /** {@return how many bytes each of the threads that deliver events has allocated so far; none where that is not told} */
    public static Map<Long, Long> allocatedByWorkers() {
        Map<Long, Long> allocated = new HashMap<>();
        long[] workers = Arrays.stream(MANAGEMENT.getThreadInfo(MANAGEMENT.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(WORKER))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        try {
            long[] bytes = (long[]) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                            "getThreadAllocatedBytes",
                            new Object[] {workers},
                            new String[] {long[].class.getName()});
            for (int i = 0; i < workers.length; i++) {
                allocated.put(workers[i], Math.max(0, bytes[i]));
            }
        } catch (JMException | RuntimeException notThere) {
            allocated.clear();
        }
        return allocated;
    }
}
