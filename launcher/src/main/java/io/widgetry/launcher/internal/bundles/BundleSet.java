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

/** The distribution's bundles, by start level. What a home adds to them is the deployer's business. */
public record BundleSet(List<WantedBundle> bundles) {

    /** The start level of Configuration Admin, which is to be there before anybody needs it, and of logging. */
    public static final int FIRST_LEVEL = 10;

    /** The start level of what a person installs by hand: after all that the distribution waits for. */
    public static final int OTHERS_LEVEL = 60;

    /** The start level of what makes events, shows them or talks to others. */
    private static final int ACTIVITY_LEVEL = 40;

    /** The directory for bundles that are installed and not started. */
    static final String LIBRARY = "library";

    /** The directory for bundles that nobody waits for: they start when everything else is ready. */
    static final String LATE = "late";

    public BundleSet {
        bundles = List.copyOf(bundles);
    }

    /**
     * Reads the files, each of them.
     *
     * @throws IOException if the distribution is not whole; the message says so
     */
    public static BundleSet read(Path distributionBundles) throws IOException {
        return read(distributionBundles, BundleJar::read);
    }

    /** The same; files that the index knows are not opened. */
    public static BundleSet read(Path distributionBundles, BundleIndex index) throws IOException {
        return read(distributionBundles, index::read);
    }

    private interface Reading {
        BundleJar read(Path file) throws NotABundleException, IOException;
    }

    private static BundleSet read(Path distributionBundles, Reading reading) throws IOException {
        Map<String, WantedBundle> bundles = new LinkedHashMap<>();
        for (Path level : levels(distributionBundles)) {
            for (Path file : Distribution.filesOf(level, ".jar")) {
                WantedBundle bundle = wanted(level.getFileName().toString(), file, reading);
                WantedBundle other = bundles.put(bundle.location(), bundle);
                if (other != null) {
                    throw new IOException(
                            "the distribution is damaged: " + other.jar().file() + " and " + file
                                    + " are the same bundle, perhaps of two versions; unpack it anew");
                }
            }
        }
        return new BundleSet(List.copyOf(bundles.values()));
    }

    /**
     * The set for a runtime that does nothing by itself: what makes events, shows them or talks to others is installed, so
     * that widgets find the same packages as elsewhere, but not started; one more bundle is.
     *
     * @throws IOException if that is no bundle
     */
    public BundleSet quiet(Path more) throws IOException {
        List<WantedBundle> quiet = new ArrayList<>();
        for (WantedBundle bundle : bundles) {
            boolean started = bundle.started() && bundle.startLevel() < ACTIVITY_LEVEL;
            quiet.add(new WantedBundle(bundle.jar(), bundle.startLevel(), started, false));
        }
        quiet.add(wanted(String.valueOf(ACTIVITY_LEVEL), more, BundleJar::read));
        return new BundleSet(quiet);
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
        return switch (directory) {
            case LIBRARY -> 1;
            case LATE -> OTHERS_LEVEL - 1;
            default -> Integer.parseInt(directory);
        };
    }

    private static WantedBundle wanted(String level, Path file, Reading reading) throws IOException {
        try {
            BundleJar jar = reading.read(file);
            boolean late = level.equals(LATE);
            return new WantedBundle(jar, level(level), !jar.fragment() && !late && !level.equals(LIBRARY), late);
        } catch (NotABundleException e) {
            throw new IOException("the distribution is damaged: " + file + ": " + e.getMessage(), e);
        }
    }
}
