package io.widgetry.launcher.internal.home;

import io.widgetry.launcher.internal.bundles.Digest;
import io.widgetry.launcher.internal.bundles.NotesFile;
import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts into a home what a distribution brings for it. What a person has put there, changed or deleted is left alone; a
 * sample that is still as it was copied follows the distribution when that has a newer one.
 */
public final class Furnishing {

    /** Shows what the runtime does about a bad widget; whoever wants to see that copies it to {@code deploy} himself. */
    private static final String NOT_DEPLOYED = "misbehaving.jar";

    private final Distribution distribution;
    private final Home home;

    public Furnishing(Distribution distribution, Home home) {
        this.distribution = distribution;
        this.home = home;
    }

    /**
     * Copies configuration files that the home lacks, and the sample widgets.
     *
     * @param isNew whether the home was just made; only then it gets samples that it does not have
     */
    public void provide(boolean isNew) throws CommandException {
        try {
            for (Path file : Distribution.filesOf(distribution.etc(), "")) {
                Path target = home.etc().resolve(file.getFileName());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
            provideSamples(isNew);
        } catch (IOException e) {
            throw CommandException.refused("the home " + home.directory() + " cannot be filled: " + Reason.of(e));
        }
    }

    private void provideSamples(boolean isNew) throws IOException {
        NotesFile record = new NotesFile(home.deploy().resolve(".samples"));
        Map<String, String> known = record.read();
        Map<String, String> current = new LinkedHashMap<>(known);
        List<Path> samples = new ArrayList<>(Distribution.filesOf(distribution.samples(), ".jar"));
        samples.addAll(Distribution.filesOf(distribution.samples(), ".zip"));
        for (Path sample : samples) {
            String name = sample.getFileName().toString();
            Path target = home.deploy().resolve(name);
            String before = known.get(name);
            boolean asCopied = before != null && Files.exists(target) && Digest.isOf(before, target);
            if (isNew && !name.equals(NOT_DEPLOYED) || asCopied) {
                if (before == null || !Digest.isOf(before, sample)) {
                    copyWhole(sample, target);
                }
                current.put(name, Digest.of(sample));
            }
        }
        if (!current.equals(known)) {
            record.write(current);
        }
    }

    /**
     * A process that is killed in between leaves no half of a bundle behind. The copy is as old as the sample, so that the
     * deployer need not wait whether somebody is still writing it.
     */
    private static void copyWhole(Path sample, Path target) throws IOException {
        Path copy = target.resolveSibling("." + target.getFileName() + ".part");
        Files.copy(sample, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(sample));
        Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
