package io.widgetry.integration.support;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** What is logged while it is open. The container needs a logging back-end, see {@link RuntimeOptions#logging}. */
public final class Logged implements AutoCloseable {
    private final LogReaderService log;
    private final Queue<LogEntry> entries = new ConcurrentLinkedQueue<>();
    private final LogListener listener = entries::add;

    /** Begins to listen. */
    public Logged(LogReaderService log) {
        this.log = log;
        log.addLogListener(listener);
    }

    /** The warnings of one bundle. */
    public List<String> warnings(String symbolicName) {
        return entries.stream()
                .filter(entry -> entry.getLogLevel() == LogLevel.WARN)
                .filter(entry -> entry.getBundle() != null
                        && symbolicName.equals(entry.getBundle().getSymbolicName()))
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Everything, to be searched. */
    public List<String> all() {
        return entries.stream()
                .map(entry -> entry.getMessage() + " " + entry.getException())
                .toList();
    }

    @Override
    public void close() {
        log.removeLogListener(listener);
    }
}
