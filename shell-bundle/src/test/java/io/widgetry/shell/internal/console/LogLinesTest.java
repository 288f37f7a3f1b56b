package io.widgetry.shell.internal.console;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;

public class LogLinesTest {

    private final List<String> printed = new ArrayList<>();
    private final LogLines lines = new LogLines((line, isError) -> printed.add((isError ? "!" : "") + line));

    @Test
    public void showsWarningsAndErrorsOnly() {
        lines.logged(entry(LogLevel.INFO, "io.widgetry.core", "started"));
        lines.logged(entry(LogLevel.WARN, "io.widgetry.core", "a widget is slow"));
        lines.logged(entry(LogLevel.ERROR, "io.widgetry.core", "a widget failed"));
        lines.logged(entry(LogLevel.DEBUG, "io.widgetry.core", "detail"));

        assertEquals(List.of("WARN  a widget is slow", "!ERROR a widget failed"), printed);
    }

    @Test
    public void leavesTheFrameworksEventsToTheFile() {
        lines.logged(entry(LogLevel.ERROR, "Events.Framework", "FrameworkEvent ERROR"));

        assertEquals(List.of(), printed);
    }

    @Test
    public void catchesUpInTheOrderOfTime() {
        List<LogEntry> latestFirst = List.of(entry(LogLevel.WARN, "a", "second"), entry(LogLevel.WARN, "a", "first"));
        LogReaderService logs = fake(LogReaderService.class, Map.of("getLog", Collections.enumeration(latestFirst)));

        lines.catchUp(logs);

        assertEquals(List.of("WARN  first", "WARN  second"), printed);
    }

    private static LogEntry entry(LogLevel level, String logger, String message) {
        return fake(LogEntry.class, Map.of("getLogLevel", level, "getLoggerName", logger, "getMessage", message));
    }

    private static <T> T fake(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                LogLinesTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
