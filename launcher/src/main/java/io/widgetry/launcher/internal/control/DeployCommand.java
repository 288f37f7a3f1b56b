package io.widgetry.launcher.internal.control;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.InputFile;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code widgetry deploy}: has the running instance take up a file, and waits for its verdict. */
public final class DeployCommand {

    private final Home home;
    private final Output output;

    public DeployCommand(Home home, Output output) {
        this.home = home;
        this.output = output;
    }

    /** Returns 0 if the file is in use now. If it is not, the exception has the instance's reason. */
    public int run(String name) throws CommandException {
        Path file = InputFile.readable("the file", name);
        String request = "exec deploy:install " + quoted(file);
        ByteArrayOutputStream verdict = new ByteArrayOutputStream();
        int status;
        try (ControlClient client = connect(file)) {
            client.request(request);
            client.endInput();
            status = client.receive(new PrintStream(verdict, true, StandardCharsets.UTF_8))
                    .orElseThrow(() -> CommandException.failed("the instance ended before it had taken up " + file));
        } catch (IOException e) {
            throw CommandException.failed("the connection to the instance is lost: " + Reason.of(e), e);
        }
        String text = verdict.toString(StandardCharsets.UTF_8).strip();
        if (status != 0) {
            throw CommandException.failed(text.isEmpty() ? file + " was not taken up" : text);
        }
        output.line(text);
        return 0;
    }

    private ControlClient connect(Path file) throws CommandException {
        try {
            return ControlClient.connect(home);
        } catch (CommandException e) {
            if (e.status() != CommandException.NOT_RUNNING) {
                throw e;
            }
            throw CommandException.notRunning(e.getMessage() + "; start it by \"widgetry run --home "
                    + home.directory() + "\", or copy " + file.getFileName() + " into " + home.deploy()
                    + ", where the next start takes it up");
        }
    }

    /** As one word for the shell: nothing is special between single quotes but these. */
    static String quoted(Path file) throws CommandException {
        String path = file.toString();
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw CommandException.refused(
                    "the path of the file has a control character, such as a line break, in it; rename it");
        }
        return "'" + path.replace("'", "'\\''") + "'";
    }
}
