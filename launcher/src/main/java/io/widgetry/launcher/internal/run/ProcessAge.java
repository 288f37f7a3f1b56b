package io.widgetry.launcher.internal.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * For how long this process has run, the script that became it included, but for the time in which that built the project.
 * Linux says so in two small files; loading the management classes takes longer than some bundles do.
 */
final class ProcessAge {

    private static final int START_TIME =
            20; // the 22nd field; counted from behind the program's name, which is the 2nd
    private static final int TICKS_PER_SECOND = 100; // of all of Linux's architectures that Java runs on

    /** When the script had built the project, if it had to: seconds since the machine's start. */
    private static final String BUILT = "WIDGETRY_BUILT";

    private ProcessAge() {}

    static long millis() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String uptime = Files.readString(Path.of("/proc/uptime"));
            return millis(stat, uptime, System.getenv(BUILT));
        } catch (IOException | RuntimeException notLinux) {
            return System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
        }
    }

    /** @param built null if nothing was built */
    static long millis(String stat, String uptime, String built) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", START_TIME + 1);
        long startedMillis = Long.parseLong(fields[START_TIME - 1]) * 1_000 / TICKS_PER_SECOND;
        if (built != null) {
            startedMillis = Math.max(startedMillis, Math.round(Double.parseDouble(built) * 1_000));
        }
        double upSeconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        long age = Math.round(upSeconds * 1_000) - startedMillis;
        if (age < 0) {
            throw new IllegalArgumentException(stat);
        }
        return age;
    }
}
