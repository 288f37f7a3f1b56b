package io.widgetry.launcher.internal.cli;

/** Ends the command with a message for the person at the terminal, and an exit status. */
public final class CommandException extends Exception {

    /** Something that was begun did not work out. */
    public static final int FAILED = 1;

    /** The command was refused as it stands: wrong arguments, a file that is missing, a home in use. */
    public static final int REFUSED = 2;

    /** No runtime answers in that home. */
    public static final int NOT_RUNNING = 3;

    private final int status;

    private CommandException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    public static CommandException failed(String message) {
        return new CommandException(FAILED, message, null);
    }

    public static CommandException failed(String message, Throwable cause) {
        return new CommandException(FAILED, message, cause);
    }

    public static CommandException refused(String message) {
        return new CommandException(REFUSED, message, null);
    }

    public static CommandException notRunning(String message) {
        return new CommandException(NOT_RUNNING, message, null);
    }

    public int status() {
        return status;
    }
}
