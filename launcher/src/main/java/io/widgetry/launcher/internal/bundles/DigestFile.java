package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers with which content something was installed or copied: lines of digest, space, name. */
public final class DigestFile {

    private final Path file;

    public DigestFile(Path file) {
        this.file = file;
    }

    /** The digests by name; none if the file is missing. A line that makes no sense counts as missing. */
    public Map<String, String> read() throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    digests.put(line.substring(space + 1), line.substring(0, space));
                }
            }
        }
        return digests;
    }

    /** Replaces what is remembered. */
    public void write(Map<String, String> digests) throws IOException {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append(' ').append(name).append('\n'));
        Files.writeString(file, lines, StandardCharsets.ISO_8859_1);
    }
}
