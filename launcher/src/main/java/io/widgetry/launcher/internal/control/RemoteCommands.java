package io.widgetry.launcher.internal.control;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Option;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.FeedFile;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.HomeLock;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The commands that talk to a running instance: {@code exec}, {@code replay} and {@code stop}. */
public final class RemoteCommands {

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Home home;
    private final Output output;
    private volatile boolean answered;

    public RemoteCommands(Home home, Output output) {
        this.home = home;
        this.output = output;
    }

    /** Runs a shell command there, and returns its exit status. A word {@code -} in it stands for the standard input. */
    public int exec(Arguments arguments, InputStream standardInput) throws CommandException {
        String command = String.join(" ", arguments.operands());
        if (command.isBlank()) {
            throw CommandException.refused("exec needs a command, such as \"widget:list\"");
        }
        try (ControlClient client = ControlClient.connect(home)) {
            client.request("exec " + command);
            // Not for every command: in a script's loop the first one would take the input of all that follow.
            if (List.of(command.split("\\s+")).contains("-")) {
                send(standardInput, client);
            } else {
                client.endInput();
            }
            return status(client);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Sends a feed there, waits until it is played, and returns the exit status. */
    public int replay(Arguments arguments, InputStream standardInput) throws CommandException {
        String name = arguments.operands().get(0);
        boolean fromInput = name.equals("-");
        Path file = fromInput ? Path.of(name) : FeedFile.find(name, home, Distribution.find());
        try (InputStream feed = fromInput ? standardInput : open(file);
                ControlClient client = ControlClient.connect(home)) {
            String speed = arguments.value(Option.SPEED).orElse("1");
            String again = arguments.has(Option.AGAIN) ? "again" : "once";
            String title = fromInput ? "standard input" : file.getFileName().toString();
            client.request("replay " + speed + " " + again + " " + title);
            send(feed, client);
            return status(client);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private static InputStream open(Path file) throws CommandException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw CommandException.refused("the feed cannot be read: " + Reason.of(e));
        }
    }

    private void send(InputStream input, ControlClient client) {
        Thread sender = new Thread(() -> sendText(input, client), "input");
        sender.setDaemon(true); // the answer decides when this ends; standard input may never
        sender.start();
    }

    private void sendText(InputStream input, ControlClient client) {
        try {
            byte[] buffer = new byte[1 << 16];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == 0) {
                        buffer[i] = 1; // NUL would end the input; this is as wrong in JSON, and costs that line only
                    }
                }
                client.send(ByteBuffer.wrap(buffer, 0, count));
            }
            client.endInput();
        } catch (IOException e) {
            // Either the input cannot be read further, or the instance ended; the answer says the latter. A command
            // that
            // has answered wants no more.
            if (!answered) {
                output.warn("the input was not sent to its end: " + Reason.of(e));
            }
        }
    }

    /** Stops the instance, and waits until its process is gone. */
    public int stop() throws CommandException {
        OptionalLong pid = HomeLock.lastProcess(home);
        try (ControlClient client = ControlClient.connect(home)) {
            client.request("stop");
            client.receive(output.out());
        } catch (IOException e) {
            throw lost(e);
        }
        long deadline = System.nanoTime() + STOP_DEADLINE.toNanos();
        while (HomeLock.isTaken(home) || pid.isPresent() && isAlive(pid.getAsLong())) {
            if (System.nanoTime() - deadline > 0) {
                throw CommandException.failed("Widgetry" + (pid.isPresent() ? " (process " + pid.getAsLong() + ")" : "")
                        + " was told to stop and is still there after " + STOP_DEADLINE.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return 0;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private int status(ControlClient client) throws IOException, CommandException {
        OptionalInt status = client.receive(output.out());
        answered = status.isPresent();
        return status.orElseThrow(() -> CommandException.failed("the instance ended before it had answered"));
    }

    private CommandException lost(IOException e) {
        return CommandException.failed("the connection to the instance is lost: " + Reason.of(e), e);
    }
}
