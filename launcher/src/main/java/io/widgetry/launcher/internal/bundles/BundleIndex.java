package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of bundles at an earlier start, so that files that are as they were need not be opened: lines of stamp,
 * kind, symbolic name and path.
 */
public final class BundleIndex {

    private static final int PARTS = 4;
    private static final String FRAGMENT = "fragment";
    private static final String BUNDLE = "bundle";

    private final Map<String, BundleJar> known = new HashMap<>();

    private BundleIndex() {}

    /** Reads an index. What cannot be read is not known, which only costs time. */
    public static BundleIndex at(Path file) {
        BundleIndex index = new BundleIndex();
        if (Files.exists(file)) {
            try {
                for (String line :
                        Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                    String[] parts = line.split(" ", PARTS);
                    if (parts.length == PARTS) {
                        index.known.put(
                                parts[3],
                                new BundleJar(Path.of(parts[3]), parts[2], parts[1].equals(FRAGMENT), parts[0]));
                    }
                }
            } catch (IOException | IllegalArgumentException notReadable) {
                index.known.clear();
            }
        }
        return index;
    }

    /** Reads what the launcher has to know of a bundle, from the file only if that is another one than last time. */
    BundleJar read(Path jar) throws NotABundleException, IOException {
        BundleJar before = known.get(jar.toString());
        return before != null && before.stamp().equals(Stamp.of(jar)) ? before : BundleJar.read(jar);
    }

    /** Writes down what is known now, if it is something else. */
    public static void write(Path file, List<WantedBundle> bundles) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (WantedBundle bundle : bundles) {
            BundleJar jar = bundle.jar();
            lines.append(jar.stamp()).append(' ').append(jar.fragment() ? FRAGMENT : BUNDLE);
            lines.append(' ')
                    .append(jar.symbolicName())
                    .append(' ')
                    .append(jar.file())
                    .append('\n');
        }
        String text = lines.toString();
        if (!Files.exists(file) || !text.equals(Files.readString(file, StandardCharsets.UTF_8))) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }
}
