package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.browser.JsonKind;
import io.widgetry.deployer.internal.browser.Packing;
import io.widgetry.deployer.internal.browser.Packing.Packed;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.browser.UnitName;
import io.widgetry.deployer.internal.verify.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Examines what an operator names, wherever it lies. Belongs to the deployer's thread. */
final class Candidates {
    private final Places places;
    private final Copies copies;
    private final Packing packing;
    private final ConfigFiles configurations;

    Candidates(Places places, Copies copies, Packing packing, ConfigFiles configurations) {
        this.places = places;
        this.copies = copies;
        this.packing = packing;
        this.configurations = configurations;
    }

    /** The name of a file in the drop folder; empty if it is elsewhere. */
    Optional<String> inFolder(Path file) throws IOException {
        Path deploy = places.deploy().toRealPath();
        if (!file.startsWith(deploy)) {
            return Optional.empty();
        }
        Path name = deploy.relativize(file);
        boolean taken = name.getNameCount() == 1 || name.getNameCount() == 2 && name.endsWith(Folder.MANIFEST);
        return taken ? Optional.of(name.toString().replace('\\', '/')) : Optional.empty();
    }

    /** Whether a file is a configuration. */
    boolean isConfiguration(Path file) throws IOException, RefusedException {
        return String.valueOf(file.getFileName()).endsWith(Folder.JSON)
                && JsonKind.of(configurations.read(file)) == JsonKind.CONFIGURATION;
    }

    /** Examines a file that is no configuration. */
    Candidate examine(Path file) throws RefusedException, IOException, Copies.ChangedException {
        String name = inFolder(file).orElse(String.valueOf(file.getFileName()));
        if (name.endsWith(Folder.JSON)) {
            return manifest(file, name, inFolder(file).isPresent());
        }
        String digest = copies.digest(file);
        if (name.endsWith(Folder.ARCHIVE)) {
            Packed packed = copies.pack(file, name, digest);
            return new Candidate(name, packed.digest(), copies.examine(packed), Optional.empty());
        }
        return new Candidate(name, digest, copies.examine(file, digest), Optional.empty());
    }

    /**
     * One from elsewhere gets into the drop folder as an archive, which is there in one step. One that has no name of its
     * own is called like its folder, but not all that is in there is taken: nobody has said that it belongs together.
     */
    private Candidate manifest(Path file, String name, boolean inFolder)
            throws RefusedException, IOException, Copies.ChangedException {
        boolean nameless =
                !inFolder && name.equals(Folder.MANIFEST) && file.getParent().getFileName() != null;
        String unit = nameless ? file.getParent().getFileName() + "/" + name : name;
        byte[] content = configurations.read(file);
        Parts parts = packing.parts(content, nameless ? Optional.empty() : Optional.of(Folder.tree(name)));
        Packed packed = packing.manifest(file, content, unit, parts);
        return new Candidate(
                inFolder ? name : UnitName.archive(unit),
                packed.digest(),
                copies.examine(packed),
                inFolder ? Optional.of(parts) : Optional.empty());
    }
}
