package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home that is deleted again, also where the process is ended meanwhile: by a signal, or by a widget. */
final class TemporaryHome implements AutoCloseable {
    private static final String ENDED = "the process was ended before there was a report: by a signal, or by the widget"
            + " itself (System.exit), which would have ended the runtime";

    private final Home home;
    private final Output output;
    private final Thread hook = new Thread(this::endedEarly, "widgetry-certify-end");
    private volatile boolean done;

    private TemporaryHome(Home home, Output output) {
        this.home = home;
        this.output = output;
    }

    static TemporaryHome make(Distribution distribution, Output output) throws CommandException {
        try {
            Home home = new Home(Files.createTempDirectory("widgetry-certify-").toRealPath());
            home.create();
            Files.createDirectories(home.directory().resolve("work"));
            Files.copy(distribution.etc().resolve("logback.xml"), home.etc().resolve("logback.xml"));
            try (InputStream configuration = TemporaryHome.class.getResourceAsStream("certify.json")) {
                Files.copy(configuration, home.etc().resolve("widgetry.json"));
            }
            TemporaryHome made = new TemporaryHome(home, output);
            Runtime.getRuntime().addShutdownHook(made.hook);
            return made;
        } catch (IOException e) {
            throw CommandException.refused("a temporary home cannot be made: " + Reason.of(e));
        }
    }

    Home home() {
        return home;
    }

    Path configuration() {
        return home.etc().resolve("widgetry.json");
    }

    /** There is a report: the end of the process is no surprise any more. */
    void done() {
        done = true;
    }

    private void endedEarly() {
        delete();
        if (!done) {
            output.error(ENDED);
            Runtime.getRuntime().halt(CommandException.FAILED);
        }
    }

    @Override
    public void close() {
        done = true; // whoever ends early by an exception says why
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(home.directory())) {
            List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : childrenFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            if (Files.exists(home.directory())) {
                output.warn("the temporary home " + home.directory() + " cannot be deleted: " + e.getMessage());
            }
        }
    }
}
