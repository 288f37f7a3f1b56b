package io.widgetry.launcher.internal.dev;

import io.widgetry.dev.Development;
import io.widgetry.dev.ProjectException;
import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Option;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.cli.Verb;
import io.widgetry.launcher.internal.control.RemoteShell;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.HomeLock;
import io.widgetry.launcher.internal.run.RunCommand;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code widgetry dev}: watches a project for the instance of a home, and starts that if it does not run. */
public final class DevCommand {
    // As long as a start may take.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Arguments arguments;
    private final Output output;

    public DevCommand(Arguments arguments, Output output) {
        this.arguments = arguments;
        this.output = output;
    }

    /** Returns when the instance has ended that was started for it. */
    public int run() throws CommandException, InterruptedException {
        // Of all that is on this class path, only bnd would log, and nobody would read it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Home home = Home.of(arguments);
        Development development = development(home);
        if (HomeLock.isTaken(home)) {
            refuseOptionsOfRun();
            output.line(development.name() + " is watched, for the instance that runs in " + home.directory());
            watch(development);
            return 0;
        }
        Thread watcher = new Thread(() -> watchBeside(development, home), "widgetry-dev");
        watcher.setDaemon(true);
        watcher.start();
        Map<Option, String> options = new EnumMap<>(Option.class);
        options.putAll(arguments.options());
        options.put(Option.NO_SHELL, "");
        new RunCommand(new Arguments(Verb.RUN, options, List.of()), output).run();
        return 0;
    }

    private Development development(Home home) throws CommandException {
        String folder = arguments.operands().get(0);
        try {
            return new Development(Path.of(folder), new RunningInstance(new RemoteShell(home), PATIENCE), output::line);
        } catch (ProjectException e) {
            throw CommandException.refused(e.getMessage());
        } catch (InvalidPathException e) {
            throw CommandException.refused("\"" + folder + "\" cannot be the name of a folder");
        }
    }

    private void refuseOptionsOfRun() throws CommandException {
        for (Option option : arguments.options().keySet()) {
            if (option != Option.HOME) {
                throw CommandException.refused(option.flag() + " is for the start of an instance, and one runs in "
                        + Home.of(arguments).directory() + " already; leave it out, or stop that first");
            }
        }
    }

    private static void watch(Development development) throws CommandException, InterruptedException {
        try {
            development.run(() -> true);
        } catch (IOException e) {
            throw CommandException.failed(e.getMessage(), e);
        }
    }

    private void watchBeside(Development development, Home home) {
        try {
            watch(development);
        } catch (CommandException e) {
            if (mayRun(home)) { // else the instance ends, and this with it
                output.warn(development.name() + " is not watched any longer: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean mayRun(Home home) {
        try {
            return HomeLock.isTaken(home);
        } catch (CommandException unknown) {
            return true;
        }
    }
}
