package io.widgetry.launcher.internal.cli;

import static io.widgetry.launcher.internal.cli.Option.AGAIN;
import static io.widgetry.launcher.internal.cli.Option.AGENTS;
import static io.widgetry.launcher.internal.cli.Option.BUDGETS;
import static io.widgetry.launcher.internal.cli.Option.CONFIG;
import static io.widgetry.launcher.internal.cli.Option.FEED;
import static io.widgetry.launcher.internal.cli.Option.HOME;
import static io.widgetry.launcher.internal.cli.Option.JSON;
import static io.widgetry.launcher.internal.cli.Option.NO_SHELL;
import static io.widgetry.launcher.internal.cli.Option.NO_WEB;
import static io.widgetry.launcher.internal.cli.Option.PORT;
import static io.widgetry.launcher.internal.cli.Option.PRODUCT;
import static io.widgetry.launcher.internal.cli.Option.SECONDS;
import static io.widgetry.launcher.internal.cli.Option.SPEED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands: their operands and options. What {@code help} says about each is in {@code help/<name>.txt}. */
public enum Verb {
    RUN(0, 0, "", HOME, FEED, SPEED, PRODUCT, PORT, NO_WEB, NO_SHELL, CONFIG),
    EXEC(1, Integer.MAX_VALUE, "\"COMMAND\"", HOME),
    SHELL(0, 0, "", HOME),
    DEPLOY(1, 1, "FILE", HOME),
    DEV(1, 1, "PROJECT", HOME, SPEED, PRODUCT, PORT, NO_WEB, CONFIG),
    REPLAY(1, 1, "FILE", HOME, SPEED, AGAIN),
    CERTIFY(1, 1_000, "FILE...", AGENTS, SECONDS, BUDGETS, JSON, CONFIG),
    STOP(0, 0, "", HOME),
    HELP(0, 1, "[COMMAND]"),
    VERSION(0, 0, "");

    private final int fewest;
    private final int most;
    private final String operands;
    private final List<Option> options;

    Verb(int fewest, int most, String operands, Option... options) {
        this.fewest = fewest;
        this.most = most;
        this.operands = operands;
        this.options = List.of(options);
    }

    /** What is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command with its operands and options, as a usage message shows it. */
    public String synopsis() {
        StringBuilder text = new StringBuilder("widgetry ").append(word());
        if (!operands.isEmpty()) {
            text.append(' ').append(operands);
        }
        options.forEach(option -> text.append(" [").append(option.synopsis()).append(']'));
        return text.toString();
    }

    boolean allows(Option option) {
        return options.contains(option);
    }

    /** Whether what follows the first operand is operand too, even where it looks like an option. */
    boolean takesRest() {
        return most == Integer.MAX_VALUE;
    }

    void checkOperands(List<String> given) throws CommandException {
        if (given.size() < fewest) {
            throw CommandException.refused(word() + " needs " + operands + usage());
        }
        if (given.size() > most) {
            throw CommandException.refused(word() + " does not take \"" + given.get(most) + "\"" + usage());
        }
    }

    String usage() {
        return "\nusage: " + synopsis();
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Verb::word).collect(Collectors.joining(", "));
    }
}
