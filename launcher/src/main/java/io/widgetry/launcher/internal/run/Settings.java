package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.InputFile;
import io.widgetry.launcher.internal.cli.Option;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.FeedFile;
import io.widgetry.launcher.internal.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code run} was asked for, checked before anything is started.
 *
 * @param feed an absolute path, or {@code -} for standard input; empty if the simulator is to make what happens
 * @param speed of the feed, or of the simulator's clock; empty if it was not said
 * @param port where the web server listens, or {@value #NO_PORT}; empty if the configuration says it
 * @param console whether to show a prompt
 * @param config what the Configurator shall apply, as JSON
 */
record Settings(
        Optional<String> feed,
        Optional<String> speed,
        Optional<String> product,
        Optional<String> port,
        boolean console,
        Optional<String> config) {

    /** In the place of a port: no web server. */
    static final String NO_PORT = "none";

    private static final String STANDARD_INPUT = "-";

    static Settings of(Arguments arguments, Home home, Distribution distribution) throws CommandException {
        Optional<String> feed = arguments.value(Option.FEED);
        boolean fromInput = feed.filter(STANDARD_INPUT::equals).isPresent();
        if (feed.isPresent() && !fromInput) {
            feed = Optional.of(FeedFile.find(feed.get(), home, distribution).toString());
        }
        return new Settings(
                feed,
                arguments.value(Option.SPEED),
                arguments.value(Option.PRODUCT),
                port(arguments),
                !arguments.has(Option.NO_SHELL) && !fromInput && Terminals.isInteractive(),
                config(arguments, home));
    }

    private static Optional<String> port(Arguments arguments) throws CommandException {
        Optional<String> port = arguments.value(Option.PORT);
        if (!arguments.has(Option.NO_WEB)) {
            return port;
        }
        if (port.isPresent()) {
            throw CommandException.refused("--port and --no-web exclude each other");
        }
        return Optional.of(NO_PORT);
    }

    /** Whether there is to be a web server. */
    boolean web() {
        return !port.filter(NO_PORT::equals).isPresent();
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
