package io.widgetry.launcher.internal.dev;

import io.widgetry.dev.Instance;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.control.RemoteShell;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The instance of a home, which may be starting: the first command waits for it. */
final class RunningInstance implements Instance {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final RemoteShell shell;
    private final Duration patience;
    private boolean answered;

    RunningInstance(RemoteShell shell, Duration patience) {
        this.shell = shell;
        this.patience = patience;
    }

    @Override
    public Answer ask(String command, String input) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (; ; ) {
            try {
                RemoteShell.Reply reply = shell.run(command, input);
                answered = true;
                return new Answer(reply.status(), reply.text());
            } catch (CommandException e) {
                if (answered || System.nanoTime() - deadline > 0) {
                    throw new IOException(e.getMessage(), e);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }
}
