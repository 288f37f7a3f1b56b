package io.widgetry.shell.internal.syntax;

import io.widgetry.shell.internal.text.Text;

/**
 * A command that could not be carried out: one sentence that says what is wrong and what to do. A shell that prints the
 * exception, as Gogo's does, prints the sentence alone.
 */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param sentence for the user; is cleaned, because it quotes what was typed and what sources have sent
     */
    public CommandException(String sentence) {
        super(Text.clean(sentence));
    }

    /**
     * Makes an exception.
     *
     * @param sentence for the user; is cleaned
     * @param cause what went wrong
     */
    public CommandException(String sentence, Throwable cause) {
        super(Text.clean(sentence), cause);
    }

    /** The sentence. */
    @Override
    public String toString() {
        return getMessage();
    }
}
