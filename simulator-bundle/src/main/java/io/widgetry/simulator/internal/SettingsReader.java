package io.widgetry.simulator.internal;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.simulator.internal.centre.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes settings of a configuration. What is wrong is reported, and the default holds in its stead. */
final class SettingsReader {
    private static final int MOST_DESKTOPS = 64;

    private final Consumer<String> faults;

    /** One that tells each fault in a sentence. */
    SettingsReader(Consumer<String> faults) {
        this.faults = faults;
    }

    Settings read(SimulatorConfiguration from) {
        return new Settings(
                enabled(from),
                desktops(guarded("desktopAgents", from::desktopAgents, new String[] {"600008"})),
                range("colleagues", from::colleagues, 0, Settings.MOST_COLLEAGUES, 5),
                guarded("seed", from::seed, 600_008L),
                speed(guarded("speed", from::speed, "1")),
                plan(from));
    }

    /** Whether a simulation begins with the runtime; empty: as started. */
    Optional<Boolean> enabled(SimulatorConfiguration from) {
        String text = guarded("enabled", from::enabled, "auto");
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            case "", "auto" -> Optional.empty();
            default -> {
                faults.accept("enabled is \"" + text + "\", but must be true, false or auto: auto is used");
                yield Optional.empty();
            }
        };
    }

    private List<String> desktops(String[] ids) {
        List<String> named = Arrays.stream(ids)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (named.size() > MOST_DESKTOPS) {
            faults.accept("desktopAgents has " + named.size() + " ids, but must have " + MOST_DESKTOPS
                    + " at most: the others are left out");
        }
        return named.stream().limit(MOST_DESKTOPS).toList();
    }

    private double speed(String text) {
        try {
            double speed = FeedOptions.speed(text.strip());
            if (speed <= Settings.MOST_SPEED || Double.isInfinite(speed)) {
                return speed;
            }
        } catch (IllegalArgumentException notASpeed) {
            // said below
        }
        faults.accept("speed is \"" + text + "\", but must be a number up to 100000, or max: 1 is used");
        return 1;
    }

    private Plan plan(SimulatorConfiguration from) {
        // of what a call can become, one leaves less to the next: the three are not of one attribute's range
        int transfers = range("transferPercent", from::transferPercent, 0, 100, 30);
        int conferences =
                left("conferencePercent", range("conferencePercent", from::conferencePercent, 0, 100, 10), transfers);
        int advice =
                left("advicePercent", range("advicePercent", from::advicePercent, 0, 100, 5), transfers + conferences);
        return new Plan(
                List.of(
                        rate("voicePerHour", from::voicePerHour, 9),
                        rate("chatsPerHour", from::chatsPerHour, 4),
                        rate("emailsPerHour", from::emailsPerHour, 3)),
                List.of(
                        range("voiceSeconds", from::voiceSeconds, 5, 7200, 150),
                        range("chatSeconds", from::chatSeconds, 5, 7200, 180),
                        range("emailSeconds", from::emailSeconds, 5, 7200, 120)),
                range("ringSeconds", from::ringSeconds, 5, 600, 20),
                range("wrapUpSeconds", from::wrapUpSeconds, 1, 3600, 25),
                range("wrapUpLimitSeconds", from::wrapUpLimitSeconds, 5, 7200, 180),
                share("holdPercent", from::holdPercent, 30),
                transfers / 100.0,
                conferences / 100.0,
                advice / 100.0,
                share("noAnswerPercent", from::noAnswerPercent, 3),
                share("abandonPercent", from::abandonPercent, 5),
                share("customerEndPercent", from::customerEndPercent, 50),
                share("wrapUpPercent", from::wrapUpPercent, 80),
                range("breakMinutes", from::breakMinutes, 1, 1440, 40),
                codes(guarded("breakCodes", from::breakCodes, new String[] {"100", "200", "700"})),
                guarded("desktopReady", from::desktopReady, true),
                range("maxWaiting", from::maxWaiting, 1, 1_000_000, 1000));
    }

    private int left(String name, int percent, int taken) {
        if (percent <= 100 - taken) {
            return percent;
        }
        faults.accept("transferPercent, conferencePercent and advicePercent are more than 100 together: of " + name
                + ", " + (100 - taken) + " is used");
        return 100 - taken;
    }

    private double rate(String name, Supplier<Double> configured, double otherwise) {
        double value = guarded(name, configured, otherwise);
        if (value >= 0 && value <= 10_000) {
            return value;
        }
        faults.accept(name + " is " + value + ", but must be from 0 to 10000: " + otherwise + " is used");
        return otherwise;
    }

    private double share(String name, Supplier<Integer> configured, int otherwise) {
        return range(name, configured, 0, 100, otherwise) / 100.0;
    }

    private List<String> codes(String[] codes) {
        List<String> numbers = Arrays.stream(codes)
                .map(String::strip)
                .filter(code -> code.matches("[0-9]{1,9}"))
                .toList();
        if (numbers.size() < codes.length) {
            faults.accept("breakCodes must be numbers: the others are left out");
        }
        return numbers.isEmpty() ? List.of("0") : numbers;
    }

    private int range(String name, Supplier<Integer> configured, int min, int max, int otherwise) {
        int value = guarded(name, configured, otherwise);
        if (value >= min && value <= max) {
            return value;
        }
        faults.accept(
                name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
        return otherwise;
    }

    /** A value of another type than it should have makes the access to it throw. */
    private <T> T guarded(String name, Supplier<T> configured, T otherwise) {
        try {
            return configured.get();
        } catch (RuntimeException notOfThatType) {
            faults.accept(name + " is not of the type that it should have: the default is used");
            return otherwise;
        }
    }
}
