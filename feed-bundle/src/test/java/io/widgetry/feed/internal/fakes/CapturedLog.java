package io.widgetry.feed.internal.fakes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.rules.ExternalResource;

/** What a test's subject logs, instead of the console. */
public final class CapturedLog extends ExternalResource {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private PrintStream console;

    @Override
    protected void before() {
        console = System.err;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    @Override
    protected void after() {
        System.setErr(console);
    }

    /** The warnings so far, without their level. */
    public List<String> warnings() {
        return lines("WARN ");
    }

    /** The lines of information so far, without their level. */
    public List<String> infos() {
        return lines("INFO ");
    }

    private List<String> lines(String level) {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(level))
                .map(line -> line.substring(level.length()))
                .toList();
    }
}
