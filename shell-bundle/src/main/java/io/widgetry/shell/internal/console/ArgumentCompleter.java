package io.widgetry.shell.internal.console;

import java.util.List;

/** Completes the arguments of some commands in the console: a service, any number of them. */
public interface ArgumentCompleter {

    /**
     * Says what can stand at the end of the line. Never blocks.
     *
     * @param command the command's full name, such as {@code widget:info}; not null
     * @param arguments the words after it; the last one is the word that is being typed, and can be empty; not null
     * @return all candidates, of which the console takes those that begin with that word; empty if the command is not this
     *     completer's; not null
     */
    List<String> candidates(String command, List<String> arguments);
}
