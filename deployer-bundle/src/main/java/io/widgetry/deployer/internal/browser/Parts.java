package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.disk.Digests;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.disk.Stamp;
import io.widgetry.deployer.internal.verify.WidgetManifest;
import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What belongs to a manifest that lies in the drop folder as it is.
 *
 * @param named the files that it names, without which it is not whole
 * @param icon a file that belongs to it if it is there
 * @param tree the folder of which everything belongs to it, from the manifest's: {@code notes/}, or empty for all that
 *     is beside it
 */
public record Parts(List<Named> named, Optional<String> icon, Optional<String> tree) {
    /** The identity of a file of which nothing can be known. */
    static final String UNREADABLE = "unreadable";

    private static final int DEEPEST = 12;

    static Parts of(WidgetManifest manifest, Optional<String> tree) {
        return new Parts(manifest.files(), manifest.icon(), tree);
    }

    /** The files that are there by path, the manifest itself not among them; at most one more than asked for. */
    SortedMap<String, Entry> find(Disk disk, Path manifest, int most) {
        SortedMap<String, Entry> found = new TreeMap<>();
        Path folder = manifest.toAbsolutePath().getParent();
        tree.ifPresent(below -> walk(disk, folder, below, String.valueOf(manifest.getFileName()), found, most, 0));
        icon.ifPresent(path -> add(disk, folder, path, found));
        named.forEach(file -> add(disk, folder, file.path(), found));
        return found;
    }

    private static void add(Disk disk, Path folder, String path, Map<String, Entry> found) {
        try {
            Path file = folder;
            Entry entry = null;
            for (String segment : path.split("/")) { // a link to a folder elsewhere is none of the drop folder
                file = file.resolve(segment);
                entry = disk.entry(file);
                if (entry.link()) {
                    break;
                }
            }
            found.put(path, entry);
        } catch (NoSuchFileException | NotDirectoryException notThere) {
            found.remove(path);
        } catch (IOException unknown) {
            found.put(path, unreadable(path));
        }
    }

    /** To read it will say why it cannot be. */
    private static Entry unreadable(String path) {
        return new Entry(path, true, false, new Stamp(0, Instant.EPOCH, UNREADABLE));
    }

    private static void walk(
            Disk disk, Path root, String below, String except, Map<String, Entry> found, int most, int depth) {
        List<Entry> entries;
        try {
            Path folder = root.resolve(below);
            if (depth > DEEPEST
                    || depth == 0 && !below.isEmpty() && disk.entry(folder).link()) {
                return;
            }
            entries = disk.list(folder);
        } catch (IOException noFolder) {
            return;
        }
        for (Entry entry : entries) {
            String path = below + entry.name();
            if (found.size() > most) {
                return;
            }
            if (isLeftOut(entry) || path.equals(except)) {
                continue;
            }
            if (entry.regular()) {
                found.put(path, entry);
            } else {
                walk(disk, root, path + "/", except, found, most, depth + 1);
            }
        }
    }

    private static boolean isLeftOut(Entry entry) {
        String name = entry.name();
        return entry.link()
                || name.startsWith(".")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith(".rejected.txt");
    }

    /**
     * The state of manifest and files as that of one file: any change is one of it.
     *
     * @param own that of the manifest
     */
    public Entry whole(Disk disk, Path manifest, Entry own, int most) {
        long size = own.stamp().size();
        Instant modified = own.stamp().modified();
        StringBuilder identity = new StringBuilder(own.stamp().identity());
        for (Map.Entry<String, Entry> each : find(disk, manifest, most).entrySet()) {
            Stamp stamp = each.getValue().stamp();
            size += stamp.size();
            modified = modified.isBefore(stamp.modified()) ? stamp.modified() : modified;
            identity.append('\n').append(each.getKey()).append('\n').append(stamp);
        }
        String digest = Digests.of(identity.toString().getBytes(StandardCharsets.UTF_8));
        return new Entry(own.name(), own.regular(), own.link(), new Stamp(size, modified, digest));
    }
}
