package io.widgetry.launcher.internal.control;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Runs shell commands in the running instance of a home for programs: what they print comes back as text. */
public final class RemoteShell {
    private final Home home;

    public RemoteShell(Home home) {
        this.home = home;
    }

    /**
     * What a command left behind.
     *
     * @param status its exit status
     * @param text what it printed
     */
    public record Reply(int status, String text) {}

    /**
     * Runs a command to its end.
     *
     * @param input what a word {@code -} in it stands for
     * @throws CommandException if no instance answers; its status says whether none runs
     * @throws IOException if the connection is lost meanwhile
     */
    public Reply run(String command, String input) throws CommandException, IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ControlClient client = ControlClient.connect(home)) {
            client.request("exec " + command);
            client.send(ByteBuffer.wrap(input.getBytes(StandardCharsets.UTF_8)));
            client.endInput();
            OptionalInt status = client.receive(new PrintStream(printed, true, StandardCharsets.UTF_8));
            if (status.isEmpty()) {
                throw new IOException("the instance has ended");
            }
            return new Reply(status.getAsInt(), printed.toString(StandardCharsets.UTF_8));
        }
    }
}
