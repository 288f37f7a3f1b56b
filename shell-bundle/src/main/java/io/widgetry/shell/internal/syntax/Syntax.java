package io.widgetry.shell.internal.syntax;

import io.widgetry.shell.internal.text.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a command is written: the one place from which its parsing, its help and its completion are made. Immutable; the
 * methods that add something return a new syntax.
 *
 * @param name with its scope, such as {@code agent:list}
 * @param sentence what it does, beginning with a small letter, without a full stop
 * @param parameters arguments in their order, and options
 * @param example a line to try
 */
public record Syntax(String name, String sentence, List<Parameter> parameters, String example) {
    /** What every command has. */
    public static final Parameter HELP = new Parameter("--help", "", Kind.TEXT, false, "says this");

    /** What a command does with its arguments. */
    @FunctionalInterface
    public interface Body {
        /**
         * Carries out the command.
         *
         * @param arguments what was written
         * @return what to print, without a last line break
         * @throws CommandException if it cannot be carried out
         * @throws InterruptedException if the user does not want to wait any longer
         */
        String run(Arguments arguments) throws CommandException, InterruptedException;
    }

    /** A command that takes nothing. */
    public static Syntax of(String name, String sentence) {
        return new Syntax(name, sentence, List.of(), name);
    }

    /** With an argument that must be there. */
    public Syntax argument(String argument, Kind kind, String what) {
        return with(new Parameter(argument, "", kind, true, what));
    }

    /** With an argument that may be there. */
    public Syntax optional(String argument, Kind kind, String what) {
        return with(new Parameter(argument, "", kind, false, what));
    }

    /** With an option that has a value. */
    public Syntax option(String option, String value, Kind kind, String what) {
        return with(new Parameter(option, value, kind, false, what));
    }

    /** With an option that has no value. */
    public Syntax flag(String flag, String what) {
        return with(new Parameter(flag, "", Kind.TEXT, false, what));
    }

    /** With another example than the bare command. */
    public Syntax example(String line) {
        return new Syntax(name, sentence, parameters, line);
    }

    private Syntax with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Syntax(name, sentence, List.copyOf(more), example);
    }

    /** The arguments in their order. */
    public List<Parameter> arguments() {
        return parameters.stream().filter(parameter -> !parameter.isOption()).toList();
    }

    /** The options, with the one that every command has. */
    public List<Parameter> options() {
        return Stream.concat(parameters.stream().filter(Parameter::isOption), Stream.of(HELP))
                .toList();
    }

    /** An option by its name. */
    public Optional<Parameter> option(String option) {
        return options().stream().filter(known -> known.name().equals(option)).findFirst();
    }

    /** What stands behind the name: {@code AGENT [--json]}. */
    public String usage() {
        return parameters.stream().map(Parameter::usage).collect(Collectors.joining(" "));
    }

    /** What {@code --help} prints. */
    public String help() {
        String what = new Details().row(name, sentence).toString();
        String usage =
                new Details().row("Usage", (name + " " + usage()).strip()).toString();
        Details parts = new Details();
        Stream.concat(arguments().stream(), options().stream())
                .forEach(parameter -> parts.row("  " + parameter.label(), parameter.sentence()));
        return String.join("\n\n", what, usage, parts.toString(), "Example  " + example);
    }

    /**
     * Carries out the command as its user wrote it: parses, answers {@code --help}, and lets nothing but a sentence come
     * out of a failure.
     *
     * @param words what was written behind the name
     * @param body what the command does
     * @return what to print
     * @throws CommandException with a sentence, if it cannot be carried out
     * @throws InterruptedException if the user does not want to wait any longer
     */
    public String run(String[] words, Body body) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(this, words);
        if (arguments.has(HELP.name())) {
            return help();
        }
        try {
            return body.run(arguments);
        } catch (RuntimeException unexpected) {
            throw new CommandException(name + " failed: " + unexpected, unexpected);
        }
    }
}
