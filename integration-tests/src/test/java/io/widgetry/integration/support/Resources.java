package io.widgetry.integration.support;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the process holds after a garbage collection.
 *
 * @param heap used heap, in bytes
 * @param classes loaded classes
 * @param threads live threads
 * @param files open files; 0 where the platform does not tell
 */
public record Resources(long heap, long classes, int threads, long files) {

    /** As of now. */
    public static Resources now() {
        System.gc();
        return new Resources(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles());
    }

    private static long openFiles() {
        try {
            return (long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "OpenFileDescriptorCount");
        } catch (JMException notOnThisPlatform) {
            return 0;
        }
    }
}
