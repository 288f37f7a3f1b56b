package io.widgetry.launcher.internal.cli;

import java.io.PrintStream;

/** Where a command prints: what was asked for on one stream, messages about it on the other. */
@SuppressWarnings("checkstyle:RegexpSingleline")
public record Output(PrintStream out, PrintStream err) {

    /** The process's own streams as they are now, whatever replaces them later inside the container. */
    public static Output ofProcess() {
        return new Output(System.out, System.err);
    }

    /** One line that was asked for. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Something that a person should know and act on; the command goes on. */
    public void warn(String text) {
        err.println("WARN  " + text);
        err.flush();
    }

    /** What is being done, for whoever watches. */
    public void progress(String text) {
        err.println("... " + text);
        err.flush();
    }

    /** Why the command ends here. */
    public void error(String text) {
        err.println("widgetry: " + text);
        err.flush();
    }
}
