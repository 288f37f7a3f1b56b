package io.widgetry.certify.internal.file;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads in the scripts of a browser widget which events they name in {@code onDataEvent('…')}. */
public final class Scripts {
    private static final Pattern SUBSCRIPTION = Pattern.compile("onDataEvent\\(\\s*['\"`]([^'\"`$]+)['\"`]");
    private static final String SCRIPT = ".js";

    private Scripts() {}

    /**
     * Reads an archive, or the directory of a manifest.
     *
     * @throws IOException if it cannot be read
     */
    public static Set<String> events(Path file) throws IOException {
        Set<String> events = new TreeSet<>();
        if (file.getFileName().toString().endsWith(".json")) {
            try (Stream<Path> beside = Files.walk(file.toAbsolutePath().getParent(), 3)) {
                for (Path script :
                        beside.filter(path -> path.toString().endsWith(SCRIPT)).toList()) {
                    read(Files.readString(script, StandardCharsets.UTF_8), events);
                }
            }
            return events;
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (entry.getName().endsWith(SCRIPT)) {
                    read(new String(archive.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8), events);
                }
            }
        }
        return events;
    }

    private static void read(String script, Set<String> events) {
        Matcher named = SUBSCRIPTION.matcher(script);
        while (named.find()) {
            events.add(named.group(1));
        }
    }

    /** {@return a sentence about a name that is not in the catalogue; empty if it is} */
    public static Optional<String> fault(String event) {
        if (DataEventType.byName(event).isPresent() || event.startsWith(DataEvents.MESSAGE + ":")) {
            return Optional.empty();
        }
        String nearest = Arrays.stream(DataEventType.values())
                .map(DataEventType::wireName)
                .min(Comparator.comparingInt(name -> distance(name, event)))
                .filter(name -> distance(name, event) <= event.length() / 3)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
        return Optional.of(event + " is not in the catalogue" + nearest + "; it comes only if a source publishes it");
    }

    /** How many characters have to be changed, put in or left out to make one of the other. */
    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        Arrays.setAll(before, j -> j);
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[right.length()];
    }
}
