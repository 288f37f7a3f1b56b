package io.widgetry.launcher.internal.bundles;

import io.widgetry.launcher.internal.home.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that belongs into the framework: the distribution's bundles, then the home's widgets.
 *
 * @param warnings about files in {@code deploy} that are left out, each a sentence that names its file
 */
public record BundleSet(List<WantedBundle> bundles, List<String> warnings) {

    /** The start level of Configuration Admin, which is to be there before anybody needs it, and of logging. */
    public static final int FIRST_LEVEL = 10;

    /** The start level of widgets: after everything that the distribution starts. */
    public static final int WIDGET_LEVEL = 60;

    /** The directory for bundles that are installed and not started. */
    static final String LIBRARY = "library";

    public BundleSet {
        bundles = List.copyOf(bundles);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the files.
     *
     * @throws IOException if the distribution is not whole; the message says so
     */
    public static BundleSet read(Path distributionBundles, Path deploy) throws IOException {
        Map<String, WantedBundle> chosen = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        for (Path level : levels(distributionBundles)) {
            for (Path file : Distribution.filesOf(level, ".jar")) {
                WantedBundle bundle = distributed(level.getFileName().toString(), file);
                chosen.put(bundle.jar().symbolicName(), bundle);
            }
        }
        for (Path file : Distribution.filesOf(deploy, ".jar")) {
            try {
                addWidget(BundleJar.read(file), chosen, warnings);
            } catch (NotABundleException e) {
                warnings.add(file.getFileName() + " is left out: " + e.getMessage());
            }
        }
        return new BundleSet(new ArrayList<>(chosen.values()), warnings);
    }

    /** What is started before anything else. */
    public List<WantedBundle> first() {
        return bundles.stream().filter(BundleSet::isFirst).toList();
    }

    /** All but the first. */
    public List<WantedBundle> others() {
        return bundles.stream().filter(bundle -> !isFirst(bundle)).toList();
    }

    private static boolean isFirst(WantedBundle bundle) {
        return bundle.started() && bundle.startLevel() <= FIRST_LEVEL;
    }

    private static List<Path> levels(Path bundles) throws IOException {
        try (Stream<Path> directories = Files.list(bundles)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparingInt(
                            directory -> level(directory.getFileName().toString())))
                    .toList();
        }
    }

    private static int level(String directory) {
        return directory.equals(LIBRARY) ? 1 : Integer.parseInt(directory);
    }

    private static WantedBundle distributed(String level, Path file) throws IOException {
        try {
            BundleJar jar = BundleJar.read(file);
            return new WantedBundle(jar, level(level), !jar.fragment() && !level.equals(LIBRARY), false);
        } catch (NotABundleException e) {
            throw new IOException("the distribution is damaged: " + file + ": " + e.getMessage(), e);
        }
    }

    private static void addWidget(BundleJar jar, Map<String, WantedBundle> chosen, List<String> warnings) {
        WantedBundle other = chosen.get(jar.symbolicName());
        if (other != null && !other.widget()) {
            warnings.add(jar.fileName() + " is left out: " + jar.symbolicName() + " is part of Widgetry itself");
            return;
        }
        BundleJar winner = jar;
        if (other != null) {
            winner = jar.version().compareTo(other.jar().version()) > 0 ? jar : other.jar();
            BundleJar loser = winner == jar ? other.jar() : jar;
            warnings.add(loser.fileName() + " is left out: it is " + loser.symbolicName() + " " + loser.version()
                    + ", and " + winner.fileName() + " is " + winner.version() + " of the same bundle");
        }
        chosen.put(jar.symbolicName(), new WantedBundle(winner, WIDGET_LEVEL, !winner.fragment(), true));
    }
}
