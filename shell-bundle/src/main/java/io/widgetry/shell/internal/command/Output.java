package io.widgetry.shell.internal.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jline.terminal.Terminal;

/** Where a command prints that does not return its text, because it goes on for a long time. */
final class Output {
    private final PrintStream out;
    private final PrintStream err;

    Output(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * The output of the command that runs in this thread.
     *
     * @param session its session
     * @return the output, in the terminal's encoding; in UTF-8 where there is no terminal. (Gogo's own streams are in the
     *     platform's, which can be ASCII.)
     */
    static Output of(CommandSession session) {
        Charset charset =
                session.get(".terminal") instanceof Terminal terminal ? terminal.encoding() : StandardCharsets.UTF_8;
        Process process = Process.Utils.current();
        return new Output(encoded(process.out(), charset), encoded(process.err(), charset));
    }

    private static PrintStream encoded(OutputStream stream, Charset charset) {
        return new PrintStream(stream, false, charset);
    }

    /** Prints a line, some time soon. */
    void line(String line) {
        out.println(line);
    }

    /** Prints a line that is not part of what was asked for. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Brings out what was printed, and says whether somebody is still there to read it. */
    boolean flush() {
        return !out.checkError();
    }
}
