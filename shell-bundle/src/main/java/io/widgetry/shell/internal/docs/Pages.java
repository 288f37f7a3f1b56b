package io.widgetry.shell.internal.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documents that are shipped with the program: Markdown files in a folder, read anew each time. */
public final class Pages {
    private static final String ENDING = ".md";

    private final Path folder;

    /**
     * The pages of a folder.
     *
     * @param folder need not exist
     */
    public Pages(Path folder) {
        this.folder = folder;
    }

    /** Where they are looked for. */
    public Path folder() {
        return folder;
    }

    /** The names of the pages, by name, those in folders of their own last. */
    public List<String> topics() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted((one, other) -> one.contains("/") == other.contains("/")
                            ? one.compareTo(other)
                            : Boolean.compare(one.contains("/"), other.contains("/")))
                    .toList();
        }
    }

    /** A page by one of the names. */
    public Page page(String topic) throws IOException {
        return Page.of(topic, Files.readAllLines(folder.resolve(topic + ENDING)));
    }

    /** All pages. */
    public List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String topic : topics()) {
            pages.add(page(topic));
        }
        return pages;
    }
}
