package io.widgetry.shell.internal.syntax;

/**
 * Something that a command takes.
 *
 * @param name of an option, with its dashes; of an argument, in capitals
 * @param value what the option's value is called, in capitals; empty for a flag
 * @param kind what the value stands for
 * @param required whether the command needs it
 * @param sentence what it is for
 */
public record Parameter(String name, String value, Kind kind, boolean required, String sentence) {

    /** Whether it is an option or a flag. */
    public boolean isOption() {
        return name.startsWith("-");
    }

    /** Whether it is an option without a value. */
    public boolean isFlag() {
        return isOption() && value.isEmpty();
    }

    /** As it stands in the usage, without brackets: {@code AGENT}, {@code --agent AGENT}, {@code --json}. */
    public String label() {
        return value.isEmpty() ? name : name + " " + value;
    }

    /** As it stands in the usage. */
    public String usage() {
        return required ? label() : "[" + label() + "]";
    }
}
