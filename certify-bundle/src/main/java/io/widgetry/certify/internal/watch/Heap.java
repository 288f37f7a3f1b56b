package io.widgetry.certify.internal.watch;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is on the heap. */
public final class Heap {
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private Heap() {}

    /** {@return how many bytes are in use after garbage collection; the least of some attempts} */
    public static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /**
     * Counts the objects that are alive.
     *
     * @param classes of these classes, by name
     * @return by class, those without objects left out; empty where the virtual machine does not tell
     */
    public static Map<String, Long> objects(Set<String> classes) {
        Map<String, Long> counts = new HashMap<>();
        for (String line : histogram().split("\n")) {
            Matcher found = LINE.matcher(line);
            if (found.matches() && classes.contains(found.group(2))) {
                counts.merge(found.group(2), Long.valueOf(found.group(1)), Long::sum);
            }
        }
        return counts;
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException | RuntimeException notThere) {
            return "";
        }
    }
}
