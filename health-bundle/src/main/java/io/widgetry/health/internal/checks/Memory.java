package io.widgetry.health.internal.checks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * How much memory is in use, in bytes.
 *
 * @param heapKept what the latest garbage collections left, added up over the parts of the heap
 * @param heapUsed what is in use now, garbage included
 * @param heapMax how large the heap can become; -1 if that is not limited
 * @param metaspace classes and what belongs to them
 */
record Memory(long heapKept, long heapUsed, long heapMax, long metaspace) {
    private static final String METASPACE = "Metaspace";

    /** The memory of this process. */
    static Memory now() {
        long kept = 0;
        long metaspace = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getCollectionUsage();
            // A part that was never collected, or cannot be, has nothing of which it is known that it is needed.
            if (pool.getType() == MemoryType.HEAP && left != null) {
                kept += left.getUsed();
            }
            if (pool.getName().equals(METASPACE) && pool.getUsage() != null) {
                metaspace = pool.getUsage().getUsed();
            }
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Memory(kept, heap.getUsed(), heap.getMax(), metaspace);
    }
}
