package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.InputFile;
import io.widgetry.launcher.internal.cli.Option;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code run} was asked for, checked before anything is started.
 *
 * @param feed an absolute path, or {@code -} for standard input
 * @param console whether to show a prompt
 * @param config what the Configurator shall apply, as JSON
 */
record Settings(String feed, String speed, Optional<String> product, boolean console, Optional<String> config) {

    private static final String STANDARD_INPUT = "-";

    // Fast enough that a newcomer sees calls come and go, slow enough to read what the widgets show.
    private static final String DEMO_SPEED = "10";

    static Settings of(Arguments arguments, Distribution distribution, Home home) throws CommandException {
        Optional<String> ownFeed = arguments.value(Option.FEED);
        String feed = ownFeed.orElse(
                distribution.demo(arguments.value(Option.PRODUCT)).toString());
        boolean fromInput = feed.equals(STANDARD_INPUT);
        if (!fromInput) {
            feed = InputFile.readable("the feed", feed).toString();
        }
        return new Settings(
                feed,
                arguments.value(Option.SPEED).orElse(ownFeed.isPresent() ? "1" : DEMO_SPEED),
                arguments.value(Option.PRODUCT),
                !arguments.has(Option.NO_SHELL) && !fromInput && Terminals.isInteractive(),
                config(arguments, home));
    }

    private static Optional<String> config(Arguments arguments, Home home) throws CommandException {
        Optional<String> given = arguments.value(Option.CONFIG);
        Path standard = home.etc().resolve("widgetry.json");
        if (given.isEmpty() && !Files.exists(standard)) {
            return Optional.empty();
        }
        return Optional.of(ConfigFile.read(InputFile.readable("the configuration", given.orElse(standard.toString()))));
    }
}
