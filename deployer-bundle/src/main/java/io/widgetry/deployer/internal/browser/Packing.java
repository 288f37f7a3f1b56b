package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.disk.Digests;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.disk.TooLargeException;
import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.ManifestReader;
import io.widgetry.deployer.internal.verify.RefusedException;
import io.widgetry.deployer.internal.verify.WidgetManifest;
import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes bundles of what lies in the drop folder. */
public final class Packing {
    private static final String COMPLAINT = "is no usable manifest of a browser widget: ";

    private final Disk disk;
    private final Supplier<Limits> limits;

    /** Reads from this disk, no more than this. */
    public Packing(Disk disk, Supplier<Limits> limits) {
        this.disk = disk;
        this.limits = limits;
    }

    /**
     * A bundle, ready to be written.
     *
     * @param jar the bundle
     * @param digest its digest
     */
    public record Packed(byte[] jar, String digest) {
        static Packed of(String name, Loaded widget) {
            byte[] jar = Wrapping.bundle(UnitName.symbolicName(name), widget);
            return new Packed(jar, Digests.of(jar));
        }
    }

    /**
     * Makes a bundle of an archive that nobody writes to.
     *
     * @param name the name of the file in the drop folder
     */
    public Packed archive(Path file, String name) throws RefusedException, IOException {
        return Packed.of(name, new Archive(limits.get()).read(file));
    }

    /** An archive of which the same bundle would be made as this one. */
    public static byte[] unpacked(Path bundle) throws IOException {
        return Wrapping.archive(bundle);
    }

    /**
     * What belongs to a manifest.
     *
     * @param tree the folder of which everything belongs to it, see {@link Parts}
     */
    public Parts parts(byte[] manifest, Optional<String> tree) throws RefusedException {
        return Parts.of(ManifestReader.read(COMPLAINT, manifest), tree);
    }

    /**
     * Makes a bundle of a manifest and its files.
     *
     * @param content the manifest
     * @param name the name of the file in the drop folder
     */
    public Packed manifest(Path file, byte[] content, String name, Parts parts) throws RefusedException, IOException {
        WidgetManifest manifest = ManifestReader.read(COMPLAINT, content);
        SortedMap<String, Entry> found = parts.find(disk, file, limits.get().widgetFiles());
        for (Named named : parts.named()) {
            Entry entry = found.get(named.path());
            if (entry == null || named.isScript() && entry.stamp().size() == 0 && isReadable(entry)) {
                throw RefusedException.waiting("waits for the file " + Reason.line(named.path()) + ", which "
                        + named.field() + " names" + (entry == null ? "" : ": it is empty"));
            }
        }
        if (found.size() > limits.get().widgetFiles()) {
            throw RefusedException.because(
                    "has more than " + limits.get().widgetFiles() + " files, which is not allowed (maxWidgetFiles)");
        }
        Loaded loaded = new Loaded(manifest, content, read(file, content.length, found));
        loaded.check();
        return Packed.of(name, loaded);
    }

    private static boolean isReadable(Entry entry) {
        return entry.regular() && !entry.stamp().identity().equals(Parts.UNREADABLE);
    }

    private SortedMap<String, byte[]> read(Path manifest, long taken, Map<String, Entry> found)
            throws RefusedException, IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Path folder = manifest.toAbsolutePath().getParent();
        long left = limits.get().widgetBytes() - taken;
        for (Map.Entry<String, Entry> each : found.entrySet()) {
            String path = Reason.line(each.getKey());
            if (each.getValue().link()) {
                throw RefusedException.because("names " + path + ", which is a symbolic link, which is not followed");
            }
            try {
                byte[] content = disk.read(folder.resolve(each.getKey()), Math.max(0, left));
                left -= content.length;
                files.put(each.getKey(), content);
            } catch (NoSuchFileException goneMeanwhile) {
                throw RefusedException.waiting("waits for the file " + path);
            } catch (TooLargeException e) {
                throw RefusedException.because("is, with its files, larger than "
                        + limits.get().widgetBytes() + " bytes, which is not allowed (maxWidgetBytes)");
            }
        }
        return files;
    }
}
