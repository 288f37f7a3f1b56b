package io.widgetry.shell.internal.console;

import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.felix.gogo.jline.Highlighter;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Reads lines from a terminal and runs them, until the person leaves. Belongs to the thread that calls {@link #run};
 * {@link #close} may come from any thread.
 */
public final class InteractiveShell implements AutoCloseable {

    static final String EXIT = "exit";

    private static final String PROMPT = "widgetry> ";
    private static final AttributedStyle FAILURE = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Sessions sessions;
    private final Terminal terminal;
    private final LineReader reader;
    private volatile CommandSession session;
    private volatile boolean interrupted;

    InteractiveShell(Sessions sessions, Terminal terminal, LineCompleter completer, Optional<Path> history)
            throws IOException {
        this.sessions = sessions;
        this.terminal = terminal;
        this.session = sessions.open(terminal);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("widgetry")
                .terminal(terminal)
                .parser(new Parser())
                .completer((theReader, line, candidates) -> completer.complete(session, line, candidates))
                .highlighter(new Highlighter(session))
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // a ! is nothing special
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P > ");
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
        session.put(Shell.VAR_READER, reader);
    }

    /** Returns when the person has typed {@code exit} or Ctrl-D, or when the terminal is gone. */
    public void run() {
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        while (true) {
            try {
                String line = reader.readLine(PROMPT);
                if (line.strip().equals(EXIT)) {
                    return;
                }
                if (!line.isBlank()) {
                    execute(line);
                }
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt gives up the line and nothing else.
                continue;
            } catch (EndOfFileException | IOError e) {
                return;
            }
        }
    }

    private void execute(String line) {
        interrupted = false;
        sessions.tellWidth(session, terminal);
        try {
            Object result = session.execute(line);
            session.put(Shell.VAR_RESULT, result);
            if (result != null) {
                terminal.writer()
                        .println(session.format(result, Converter.INSPECT)
                                .toString()
                                .stripTrailing());
            }
        } catch (Exception e) {
            session.put(Shell.VAR_EXCEPTION, e);
            if (!interrupted) {
                say(Sentence.of(e), FAILURE);
            }
        }
        if (interrupted) {
            terminal.writer().println(); // the ^C stands where the command was printing
            renewSession();
        }
        terminal.flush();
    }

    /** Ctrl-C while a command runs. */
    private void interrupt() {
        Job job = session.foregroundJob();
        if (job != null) {
            interrupted = true;
            job.interrupt();
        }
    }

    /**
     * A session's streams are channels, and a channel closes for good if the thread that uses it is interrupted just then.
     * So after an interruption there is a new session, with everything that the old one knew.
     */
    private void renewSession() {
        CommandSession old = session;
        CommandSession fresh = sessions.open(terminal);
        if (old instanceof CommandSessionImpl known) {
            known.getVariables().forEach(fresh::put);
        }
        fresh.currentDir(old.currentDir());
        fresh.put(Shell.VAR_SESSION, fresh);
        session = fresh;
        if (old.jobs().isEmpty()) {
            old.close();
        }
    }

    /** Asks something that is answered by y or n; anything else is a no. Empty if nobody can answer any more. */
    Optional<Boolean> confirm(String question) {
        try {
            reader.getVariables().put(LineReader.DISABLE_HISTORY, true);
            String answer = reader.readLine(question + " [y/N] ").strip();
            return Optional.of(answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
        } catch (UserInterruptException e) {
            return Optional.of(false);
        } catch (EndOfFileException | IOError e) {
            return Optional.empty();
        } finally {
            reader.getVariables().remove(LineReader.DISABLE_HISTORY);
        }
    }

    /** Prints a line above the prompt, from any thread, without disturbing what is being typed. */
    void printAbove(String line, boolean isFailure) {
        reader.printAbove(new AttributedString(line, isFailure ? FAILURE : AttributedStyle.DEFAULT));
    }

    void say(String text) {
        say(text, AttributedStyle.DEFAULT);
    }

    private void say(String text, AttributedStyle style) {
        terminal.writer().println(new AttributedString(text, style).toAnsi(terminal));
        terminal.flush();
    }

    /** Ends what runs in the session. Does not close the terminal. */
    @Override
    public void close() {
        session.close();
    }
}
