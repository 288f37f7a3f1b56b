package io.widgetry.launcher.internal.control;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * {@code widgetry shell}: makes this terminal the terminal of a shell in the running instance. Every key goes there
 * as it is typed, Ctrl-C included; a change of the window's size goes the same way, after a byte that is in no UTF-8.
 */
public final class AttachCommand {

    private static final byte RESIZE = (byte) 0xFF;

    private final Home home;

    public AttachCommand(Home home) {
        this.home = home;
    }

    /** Returns the shell's exit status when it is left. */
    public int run() throws CommandException {
        try (ControlClient client = ControlClient.connect(home);
                Terminal terminal = TerminalBuilder.builder()
                        .system(true)
                        .dumb(false)
                        .nativeSignals(true)
                        .build()) {
            return attach(client, terminal);
        } catch (IllegalStateException e) {
            throw CommandException.refused("shell needs a terminal; use exec \"COMMAND\" in a script");
        } catch (IOException e) {
            throw CommandException.failed("the connection to the instance is lost: " + Reason.of(e), e);
        }
    }

    private static int attach(ControlClient client, Terminal terminal) throws IOException, CommandException {
        Size size = terminal.getSize();
        client.request("shell " + terminal.getType() + " " + size.getColumns() + " " + size.getRows());
        terminal.handle(Terminal.Signal.WINCH, signal -> sendSize(client, terminal));
        Attributes before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is for the shell there
        raw.setOutputFlag(Attributes.OutputFlag.OPOST, false); // so are line ends
        terminal.setAttributes(raw);
        try {
            Thread keys = new Thread(() -> sendKeys(client, terminal), "keys");
            keys.setDaemon(true);
            keys.start();
            OptionalInt status = client.receive(new PrintStream(terminal.output()));
            if (status.isEmpty()) {
                terminal.writer().print("\r\n");
                throw CommandException.failed("the instance has ended");
            }
            return status.getAsInt();
        } finally {
            terminal.setAttributes(before);
        }
    }

    private static void sendKeys(ControlClient client, Terminal terminal) {
        byte[] buffer = new byte[1024];
        try {
            for (int count = terminal.input().read(buffer);
                    count >= 0;
                    count = terminal.input().read(buffer)) {
                client.send(ByteBuffer.wrap(buffer, 0, count));
            }
            client.close();
        } catch (IOException e) {
            return; // the connection is closed; the receiving side ends the command
        }
    }

    private static void sendSize(ControlClient client, Terminal terminal) {
        Size size = terminal.getSize();
        byte[] text = (size.getColumns() + " " + size.getRows() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            client.send(
                    ByteBuffer.allocate(text.length + 1).put(RESIZE).put(text).flip());
        } catch (IOException e) {
            return; // as above
        }
    }
}
