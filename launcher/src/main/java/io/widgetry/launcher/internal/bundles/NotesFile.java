package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers of which content something is: lines of digest or stamp, space, name. */
public final class NotesFile {

    private final Path file;

    public NotesFile(Path file) {
        this.file = file;
    }

    /** What is remembered, by name; nothing if the file is missing. A line that makes no sense counts as missing. */
    public Map<String, String> read() throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    notes.put(line.substring(space + 1), line.substring(0, space));
                }
            }
        }
        return notes;
    }

    /** Replaces what is remembered. */
    public void write(Map<String, String> notes) throws IOException {
        StringBuilder lines = new StringBuilder();
        notes.forEach(
                (name, note) -> lines.append(note).append(' ').append(name).append('\n'));
        Files.writeString(file, lines, StandardCharsets.ISO_8859_1);
    }
}
