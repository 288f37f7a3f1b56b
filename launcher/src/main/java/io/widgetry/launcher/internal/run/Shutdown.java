package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.HomeLock;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;

/**
 * Ends a runtime cleanly, whether it was told to end or the process was, by a signal. A signal is an order, not a
 * failure: the exit status is 0 if everything stopped in time.
 */
final class Shutdown implements AutoCloseable {

    private static final String NOT_CLEAN = "not everything stopped in time; the process ends all the same";

    private final Container container;
    private final HomeLock lock;
    private final Output output;
    private final Thread hook = new Thread(this::endProcess, "widgetry-shutdown");

    private Shutdown(Container container, HomeLock lock, Output output) {
        this.container = container;
        this.lock = lock;
        this.output = output;
    }

    static Shutdown install(Container container, HomeLock lock, Output output) {
        Shutdown shutdown = new Shutdown(container, lock, output);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /**
     * Stops what runs and gives the home free. Does not return if a signal is ending the process already.
     *
     * @throws CommandException if not everything stopped in time
     */
    @Override
    public void close() throws InterruptedException, CommandException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.join(); // which ends the process
        }
        if (!release()) {
            throw CommandException.failed(NOT_CLEAN);
        }
    }

    private void endProcess() {
        boolean clean = release();
        if (!clean) {
            output.warn(NOT_CLEAN);
        }
        output.out().flush();
        output.err().flush();
        Runtime.getRuntime().halt(clean ? 0 : 1);
    }

    private boolean release() {
        boolean clean = container.stop();
        if (clean) {
            ClassArchive.make(); // while the home is still this process's
        }
        try {
            lock.close();
        } catch (IOException e) {
            output.warn("the home was not left tidy: " + Reason.of(e));
        }
        return clean;
    }
}
