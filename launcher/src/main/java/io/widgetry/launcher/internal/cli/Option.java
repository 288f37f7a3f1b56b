package io.widgetry.launcher.internal.cli;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The options of all commands: how they are written, and which values they take. */
public enum Option {
    HOME("--home", "DIR", value -> !value.isEmpty(), "a directory"),
    FEED("--feed", "FILE", value -> !value.isEmpty(), "a file, or - for standard input"),
    SPEED("--speed", "N|max", Option::isSpeed, "a number above 0, or max"),
    PRODUCT("--product", "axp|axp-connect", Set.of("axp", "axp-connect")::contains, "axp or axp-connect"),
    CONFIG("--config", "FILE", value -> !value.isEmpty(), "a file"),
    PORT("--port", "N", Option::isPort, "a number from 0 to 65535"),
    NO_WEB("--no-web", null, value -> true, "nothing"),
    AGAIN("--again", null, value -> true, "nothing"),
    NO_SHELL("--no-shell", null, value -> true, "nothing"),
    AGENTS("--agents", "N", value -> isNumber(value, 2_000), "a number from 1 to 2000"),
    SECONDS("--seconds", "N", value -> isNumber(value, 3_600), "a number from 1 to 3600"),
    JSON("--json", "FILE", value -> !value.isEmpty(), "a file"),
    BUDGETS("--budgets", "FILE", value -> !value.isEmpty(), "a file");

    private final String flag;
    private final String valueName;
    private final Predicate<String> accepts;
    private final String expected;

    Option(String flag, String valueName, Predicate<String> accepts, String expected) {
        this.flag = flag;
        this.valueName = valueName;
        this.accepts = accepts;
        this.expected = expected;
    }

    public String flag() {
        return flag;
    }

    boolean takesValue() {
        return valueName != null;
    }

    /** How the option is written in a synopsis. */
    String synopsis() {
        return takesValue() ? flag + " " + valueName : flag;
    }

    void check(String value) throws CommandException {
        if (!accepts.test(value)) {
            throw CommandException.refused(flag + " takes " + expected + ", not \"" + value + "\"");
        }
    }

    static Optional<Option> of(String flag) {
        return Arrays.stream(values())
                .filter(option -> option.flag.equals(flag))
                .findFirst();
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
    }

    private static boolean isNumber(String value, int most) {
        return value.matches("[1-9]\\d{0,3}") && Integer.parseInt(value) <= most;
    }

    private static boolean isSpeed(String value) {
        if (value.equals("max")) {
            return true;
        }
        // Plain digits only: BigDecimal alone would take "1e9" and "+1" as well, which the feed would not understand.
        return value.matches("\\d{1,9}(\\.\\d{1,9})?") && new BigDecimal(value).signum() > 0;
    }
}
