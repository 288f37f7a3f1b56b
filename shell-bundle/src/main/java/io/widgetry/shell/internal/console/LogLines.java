package io.widgetry.shell.internal.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** Shows warnings and errors of the log in a console. The log file has everything, with stack traces. */
final class LogLines implements LogListener {

    /** The framework's own events: what is wrong with a bundle is told by the launcher or by the command that asked. */
    private static final String FRAMEWORK_EVENTS = "Events.";

    /** Where lines go. */
    @FunctionalInterface
    interface Printer {
        void print(String line, boolean isError);
    }

    private final Printer printer;

    LogLines(Printer printer) {
        this.printer = printer;
    }

    /** Shows what was logged before. */
    void catchUp(LogReaderService logs) {
        List<LogEntry> entries = new ArrayList<>(Collections.list(logs.getLog()));
        Collections.reverse(entries); // the service begins with the latest
        entries.forEach(this::logged);
    }

    @Override
    public void logged(LogEntry entry) {
        LogLevel level = entry.getLogLevel();
        if (LogLevel.WARN.implies(level)
                && !String.valueOf(entry.getLoggerName()).startsWith(FRAMEWORK_EVENTS)) {
            printer.print("%-5s %s".formatted(level, entry.getMessage()), LogLevel.ERROR.implies(level));
        }
    }
}
