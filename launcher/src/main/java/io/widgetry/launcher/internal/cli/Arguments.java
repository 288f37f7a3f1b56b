package io.widgetry.launcher.internal.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line, taken apart and checked: a known command, options that it has, with values that they take.
 *
 * @param operands what is neither an option nor its value, in order
 */
public record Arguments(Verb verb, Map<Option, String> options, List<String> operands) {

    public Arguments {
        Map<Option, String> copy = new EnumMap<>(Option.class);
        copy.putAll(options);
        options = Collections.unmodifiableMap(copy);
        operands = List.copyOf(operands);
    }

    public Optional<String> value(Option option) {
        return Optional.ofNullable(options.get(option));
    }

    public boolean has(Option option) {
        return options.containsKey(option);
    }

    /** Reads a command line. The exception's message says which argument is wrong, and what would be right. */
    public static Arguments parse(String... line) throws CommandException {
        if (line.length == 0) {
            throw CommandException.refused("a command is missing: " + Verb.words() + hint());
        }
        Verb verb = verb(line[0]);
        Map<Option, String> options = new EnumMap<>(Option.class);
        List<String> operands = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(line).subList(1, line.length).iterator();
        boolean optionsEnded = false;
        while (rest.hasNext()) {
            String argument = rest.next();
            boolean option = !optionsEnded && argument.startsWith("-") && !argument.equals("-");
            if (!option) {
                operands.add(argument);
                optionsEnded |= verb.takesRest();
            } else if (argument.equals("--")) {
                optionsEnded = true;
            } else if (argument.equals("--help") || argument.equals("-h")) {
                return new Arguments(Verb.HELP, Map.of(), List.of(verb.word()));
            } else {
                readOption(verb, argument, rest, options);
            }
        }
        verb.checkOperands(operands);
        return new Arguments(verb, options, operands);
    }

    private static Verb verb(String word) throws CommandException {
        return switch (word) {
            case "--help", "-h" -> Verb.HELP;
            case "--version" -> Verb.VERSION;
            default ->
                Verb.of(word)
                        .orElseThrow(() -> CommandException.refused(
                                "there is no command \"" + word + "\"; there are " + Verb.words() + hint()));
        };
    }

    private static void readOption(Verb verb, String argument, Iterator<String> rest, Map<Option, String> options)
            throws CommandException {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        Option option = Option.of(flag)
                .filter(verb::allows)
                .orElseThrow(() -> CommandException.refused(verb.word() + " has no option " + flag + verb.usage()));
        if (options.containsKey(option)) {
            throw CommandException.refused(flag + " is given twice");
        }
        options.put(option, readValue(option, equals < 0 ? null : argument.substring(equals + 1), rest));
    }

    private static String readValue(Option option, String attached, Iterator<String> rest) throws CommandException {
        if (!option.takesValue()) {
            if (attached != null) {
                throw CommandException.refused(option.flag() + " takes no value");
            }
            return "";
        }
        if (attached == null && !rest.hasNext()) {
            throw CommandException.refused(option.flag() + " needs a value: " + option.synopsis());
        }
        String value = attached == null ? rest.next() : attached;
        option.check(value);
        return value;
    }

    private static String hint() {
        return "\n\"widgetry help\" explains them";
    }
}
