package io.widgetry.simulator.internal;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.simulator.internal.centre.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration's values, all within their ranges.
 *
 * @param enabled whether a simulation begins with the runtime; empty: as started
 */
record Settings(
        Optional<Boolean> enabled, List<String> desktopAgents, int colleagues, long seed, double speed, Plan plan) {
    static final int MOST_COLLEAGUES = 200_000;
    private static final int MOST_DESKTOPS = 64;
    private static final double MOST_LOAD = 1_000;
    private static final double MOST_SPEED = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    /** Reads a configuration. A value that is not allowed is replaced by the nearest that is, which a warning says. */
    static Settings of(SimulatorConfiguration config) {
        return new Settings(
                enabled(config.enabled()),
                desktops(config.desktopAgents()),
                within("colleagues", config.colleagues(), 0, MOST_COLLEAGUES),
                config.seed(),
                speed(config.speed()),
                plan(config));
    }

    /** Whether a simulation begins with the runtime; empty: as started. */
    static Optional<Boolean> enabled(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            case "", "auto" -> Optional.empty();
            default -> {
                LOG.warn("configuration {}: enabled must be true, false or auto, not {}", SimulatorService.PID, text);
                yield Optional.empty();
            }
        };
    }

    private static List<String> desktops(String[] ids) {
        List<String> named = Arrays.stream(ids)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (named.size() > MOST_DESKTOPS) {
            LOG.warn(
                    "configuration {}: of the desktopAgents, the first {} are taken",
                    SimulatorService.PID,
                    MOST_DESKTOPS);
        }
        return named.stream().limit(MOST_DESKTOPS).toList();
    }

    private static double speed(String text) {
        try {
            double speed = FeedOptions.speed(text.strip());
            return speed <= MOST_SPEED ? speed : FeedOptions.MAX;
        } catch (IllegalArgumentException wrong) {
            LOG.warn("configuration {}: {}; 1 is used", SimulatorService.PID, wrong.getMessage());
            return 1;
        }
    }

    private static Plan plan(SimulatorConfiguration config) {
        int transfers = within("transferPercent", config.transferPercent(), 0, 100);
        int conferences = within("conferencePercent", config.conferencePercent(), 0, 100 - transfers);
        int advice = within("advicePercent", config.advicePercent(), 0, 100 - transfers - conferences);
        return new Plan(
                List.of(
                        rate("voicePerHour", config.voicePerHour()),
                        rate("chatsPerHour", config.chatsPerHour()),
                        rate("emailsPerHour", config.emailsPerHour())),
                List.of(
                        within("voiceSeconds", config.voiceSeconds(), 5, 7200),
                        within("chatSeconds", config.chatSeconds(), 5, 7200),
                        within("emailSeconds", config.emailSeconds(), 5, 7200)),
                within("ringSeconds", config.ringSeconds(), 5, 600),
                within("wrapUpSeconds", config.wrapUpSeconds(), 1, 3600),
                within("wrapUpLimitSeconds", config.wrapUpLimitSeconds(), 5, 7200),
                share("holdPercent", config.holdPercent()),
                transfers / 100.0,
                conferences / 100.0,
                advice / 100.0,
                share("noAnswerPercent", config.noAnswerPercent()),
                share("abandonPercent", config.abandonPercent()),
                share("customerEndPercent", config.customerEndPercent()),
                share("wrapUpPercent", config.wrapUpPercent()),
                within("breakMinutes", config.breakMinutes(), 1, 1440),
                codes(config.breakCodes()),
                config.desktopReady(),
                within("maxWaiting", config.maxWaiting(), 1, 1_000_000));
    }

    private static double rate(String name, double value) {
        if (value >= 0 && value <= 10_000) {
            return value;
        }
        LOG.warn("configuration {}: {} must be from 0 to 10000, not {}; 0 is used", SimulatorService.PID, name, value);
        return 0;
    }

    private static double share(String name, int percent) {
        return within(name, percent, 0, 100) / 100.0;
    }

    private static List<String> codes(String[] codes) {
        List<String> numbers = Arrays.stream(codes)
                .map(String::strip)
                .filter(code -> code.matches("[0-9]{1,9}"))
                .toList();
        if (numbers.size() < codes.length) {
            LOG.warn("configuration {}: breakCodes must be numbers; the others are left out", SimulatorService.PID);
        }
        return numbers.isEmpty() ? List.of("0") : numbers;
    }

    private static int within(String name, int value, int least, int most) {
        int allowed = Math.max(least, Math.min(most, value));
        if (allowed != value) {
            LOG.warn(
                    "configuration {}: {} must be from {} to {}, not {}; {} is used",
                    SimulatorService.PID,
                    name,
                    least,
                    most,
                    value,
                    allowed);
        }
        return allowed;
    }

    /** With what is to be different for one simulation. */
    Settings with(SimulatorOptions options) {
        int others = options.colleagues().orElse(colleagues);
        double fast = options.speed().orElse(speed);
        double load = options.load().orElse(1);
        require(others >= 0 && others <= MOST_COLLEAGUES, "the number of colleagues must be from 0 to 200000");
        require(fast > 0 && (fast <= MOST_SPEED || Double.isInfinite(fast)), "speed must be up to 100000, or max");
        require(load >= 0 && load <= MOST_LOAD, "the load must be from 0 to 1000");
        return new Settings(enabled, desktopAgents, others, options.seed().orElse(seed), fast, plan.loaded(load));
    }

    private static void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new IllegalArgumentException(what);
        }
    }
}
