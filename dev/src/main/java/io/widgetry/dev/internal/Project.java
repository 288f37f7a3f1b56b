package io.widgetry.dev.internal;

import io.widgetry.dev.ProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in which somebody writes a widget. Used by one thread. */
public interface Project extends AutoCloseable {

    /** What people call it: the name of its folder. */
    String name();

    /** How its sources stand now. */
    Snapshot look() throws IOException;

    /** Whether there is a reason to build though no file has changed. */
    default boolean takeNews() {
        return false;
    }

    /**
     * Builds it.
     *
     * @param before the sources of the build before; empty at the first
     * @param now the sources to build
     */
    Build build(Snapshot before, Snapshot now) throws IOException, InterruptedException;

    /** Ends what it has started. */
    @Override
    void close();

    /** Finds out what a folder holds. */
    static Project in(Path given) throws ProjectException {
        Path folder = given.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new ProjectException("there is no folder " + folder + ": name the folder of a widget's project");
        }
        if (Files.isRegularFile(folder.resolve("pom.xml"))) {
            return new JavaProject(folder);
        }
        if (Files.isRegularFile(folder.resolve("manifest.json"))) {
            return new BrowserProject(folder);
        }
        throw new ProjectException(folder + " is no widget's project: a Java widget has a pom.xml there, a browser"
                + " widget a manifest.json; the archetypes make both (docs/tutorial.md)");
    }
}
