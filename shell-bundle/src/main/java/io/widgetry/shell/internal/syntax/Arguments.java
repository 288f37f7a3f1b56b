package io.widgetry.shell.internal.syntax;

import io.widgetry.shell.internal.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written behind a command's name: arguments by their order, options by their names. */
public final class Arguments {
    private final Syntax syntax;
    private final Map<String, String> values = new HashMap<>();

    private Arguments(Syntax syntax) {
        this.syntax = syntax;
    }

    /**
     * Reads {@code --option VALUE}, {@code --option=VALUE}, flags, and arguments; {@code --} ends the options. Where
     * {@code --help} is among the words, nothing else counts.
     *
     * @param syntax what the command takes
     * @param words what was written
     * @return the values
     * @throws CommandException if the command does not take it
     */
    static Arguments parse(Syntax syntax, String[] words) throws CommandException {
        Arguments arguments = new Arguments(syntax);
        if (asksForHelp(words)) {
            arguments.values.put(Syntax.HELP.name(), "");
            return arguments;
        }
        List<String> free = new ArrayList<>();
        boolean options = true;
        for (int i = 0; i < words.length; i++) {
            // Gogo reads the bare word null as nothing
            String word = words[i] == null ? "null" : words[i];
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.length() > 1 && word.startsWith("-")) {
                i += arguments.option(
                        word, i + 1 < words.length ? Optional.ofNullable(words[i + 1]) : Optional.empty());
            } else {
                free.add(word);
            }
        }
        arguments.assign(free);
        return arguments;
    }

    private static boolean asksForHelp(String[] words) {
        return Arrays.stream(words)
                .takeWhile(word -> !"--".equals(word))
                .anyMatch(word -> Syntax.HELP.name().equals(word));
    }

    /** Takes an option, and says how many of the words behind it belong to it. */
    private int option(String word, Optional<String> next) throws CommandException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Parameter option = syntax.option(name).orElseThrow(() -> unknownOption(name));
        String value = "";
        int taken = 0;
        if (option.isFlag()) {
            if (equals >= 0) {
                throw wrong(name + " takes no value");
            }
        } else if (equals >= 0) {
            value = word.substring(equals + 1);
        } else {
            value = next.filter(text -> syntax.option(text).isEmpty())
                    .orElseThrow(() -> wrong(name + " needs a value: " + option.label()));
            taken = 1;
        }
        if (values.put(name, value) != null) {
            throw wrong(name + " is there twice");
        }
        return taken;
    }

    private void assign(List<String> free) throws CommandException {
        List<Parameter> takes = syntax.arguments();
        if (free.size() > takes.size()) {
            throw wrong(
                    takes.isEmpty()
                            ? "it takes no argument, so " + quoted(free.get(0)) + " is too much"
                            : "it takes " + Numbers.of(takes.size(), "argument", "arguments") + ", so "
                                    + quoted(free.get(takes.size())) + " is too much");
        }
        for (int i = 0; i < takes.size(); i++) {
            if (i < free.size()) {
                values.put(takes.get(i).name(), free.get(i));
            } else if (takes.get(i).required()) {
                throw wrong(takes.get(i).name() + " is missing, " + takes.get(i).sentence());
            }
        }
    }

    private CommandException unknownOption(String name) {
        List<String> near =
                Nearest.to(name, syntax.options().stream().map(Parameter::name).toList());
        return wrong("there is no option " + quoted(name)
                + (near.isEmpty() ? "" : "; did you mean " + Nearest.joined(near, "or") + "?"));
    }

    /** An exception for arguments that do not go together. */
    public CommandException wrong(String what) {
        String sentence = syntax.name() + ": " + what;
        return new CommandException(sentence + (sentence.endsWith("?") ? " " : ". ") + "Usage: "
                + (syntax.name() + " " + syntax.usage()).strip());
    }

    private static String quoted(String word) {
        return "\"" + (word.length() > 60 ? word.substring(0, 60) + "…" : word) + "\"";
    }

    /** Whether an option or argument was written. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether any option was written. */
    public boolean hasOptions() {
        return values.keySet().stream().anyMatch(name -> syntax.option(name).isPresent());
    }

    /** The value of an option or argument. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value of an argument that is required. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /**
     * The value of an option that is a whole number.
     *
     * @param name the option
     * @return at least 1; empty if it was not written
     * @throws CommandException if it is something else
     */
    public Optional<Long> number(String name) throws CommandException {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!get(name).matches("0*[1-9][0-9]{0,17}")) {
            throw wrong(name + " must be a whole number from 1, not " + quoted(get(name)));
        }
        return Optional.of(Long.valueOf(get(name)));
    }
}
