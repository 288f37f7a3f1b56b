package io.widgetry.shell.internal.console;

import java.io.EOFException;
import java.lang.reflect.InvocationTargetException;
import org.apache.felix.gogo.runtime.CommandNotFoundException;

/** What a person is told when a line did not work out: one sentence, no class names and no stack trace. */
public final class Sentence {

    private Sentence() {}

    /**
     * Puts a failure into words.
     *
     * @param failure what a session threw; not null
     * @return the sentence; not null
     */
    public static String of(Throwable failure) {
        if (failure instanceof InvocationTargetException wrapper && wrapper.getCause() != null) {
            return of(wrapper.getCause());
        }
        if (failure instanceof CommandNotFoundException unknown) {
            return "There is no command " + unknown.getCommand() + "; help lists the commands.";
        }
        String message = failure.getMessage();
        if (failure instanceof EOFException) {
            return "The line is not complete: " + message + ".";
        }
        if (message == null || message.isBlank()) {
            return "That failed: " + failure.getClass().getSimpleName() + ".";
        }
        if (message.startsWith("Cannot coerce ")) {
            return "These are not the arguments that it takes ("
                    + message.lines().findFirst().orElse("") + "); help COMMAND explains a command.";
        }
        return message;
    }
}
