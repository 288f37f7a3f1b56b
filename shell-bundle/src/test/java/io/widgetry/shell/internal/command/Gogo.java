package io.widgetry.shell.internal.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;

/** A real Gogo with some of our commands and one session. */
final class Gogo implements AutoCloseable {
    // without Gogo's redirection of System.out, which a thread that ends late would turn on again
    private final CommandProcessorImpl processor = new CommandProcessorImpl(null);
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final CommandSession session;

    Gogo() {
        this("");
    }

    Gogo(String input) {
        this(input, null);
    }

    Gogo(String input, OutputStream elsewhere) {
        session = processor.createSession(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                elsewhere == null ? out : elsewhere,
                err);
        session.put("SCOPE", Commands.SEARCH_PATH);
    }

    Gogo with(String scope, Object commands, String... functions) {
        for (String function : functions) {
            processor.addCommand(scope, commands, function);
        }
        return this;
    }

    Gogo in(Path directory) {
        session.currentDir(directory);
        return this;
    }

    /** What a command answers. */
    String run(String line) throws Exception {
        Object result = session.execute(line);
        return result == null ? null : result.toString();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        session.close();
        processor.stop();
    }
}
