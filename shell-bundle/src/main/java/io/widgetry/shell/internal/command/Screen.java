package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.text.Text;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Process;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * A terminal that a command has for itself: it draws in place of what was drawn before, and hears single keys. What stood
 * on the terminal comes back when it is closed. Belongs to the command's thread.
 */
final class Screen implements AutoCloseable {
    private static final long KEY_PART_MILLIS = 50;

    private final Terminal terminal;
    private final Attributes before;

    private Screen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        // Ctrl-C is a key like others: as a signal it would bring the prompt back before the terminal is given back
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
    }

    /** The terminal of the command that runs in this thread; empty if a program reads it, or if it runs behind the prompt. */
    static Optional<Screen> of(CommandSession session) {
        Process process = Process.Utils.current();
        boolean interactive = session.get(".terminal") instanceof Terminal terminal
                && !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                && process.isTty(0)
                && process.isTty(1)
                && isInFront(session);
        return interactive ? Optional.of(new Screen((Terminal) session.get(".terminal"))) : Optional.empty();
    }

    private static boolean isInFront(CommandSession session) {
        Job front = session.foregroundJob();
        return Stream.iterate(Job.Utils.current(), Objects::nonNull, Job::parent)
                .anyMatch(job -> job == front);
    }

    /**
     * Shows lines in place of the last ones, as many as there is room for.
     *
     * @return whether somebody is still there to see them
     */
    boolean draw(List<String> lines) {
        PrintWriter writer = terminal.writer();
        int rows = terminal.getHeight() > 0 ? terminal.getHeight() : lines.size();
        int columns = terminal.getWidth() > 0 ? terminal.getWidth() : Text.WIDTH;
        terminal.puts(Capability.cursor_home);
        for (int i = 0; i < Math.min(rows, lines.size()); i++) {
            if (i > 0) {
                writer.println();
            }
            writer.print(Text.cut(lines.get(i), columns));
            terminal.puts(Capability.clr_eol);
        }
        terminal.puts(Capability.clr_eos);
        return !writer.checkError();
    }

    /**
     * Waits for a key.
     *
     * @return whether one was pressed, or none can be pressed any more
     * @throws InterruptedException if the user does not want to wait
     */
    boolean awaitKey(Duration atMost) throws InterruptedException {
        NonBlockingReader keys = terminal.reader();
        try {
            boolean pressed = keys.read(atMost.toMillis()) != NonBlockingReader.READ_EXPIRED;
            // one key can be several characters; the prompt is not to get the rest of them
            for (int rest = pressed ? 0 : -1; rest >= 0; ) {
                rest = keys.read(KEY_PART_MILLIS);
            }
            return pressed;
        } catch (InterruptedIOException interrupted) {
            throw new InterruptedException();
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public void close() {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }
}
