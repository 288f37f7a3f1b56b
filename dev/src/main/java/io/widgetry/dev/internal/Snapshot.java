package io.widgetry.dev.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files, and how each stood when it was looked at. Looking is what is done instead of being notified: it works on every file
 * system, shared ones and those of containers included, and for sources it takes a few milliseconds.
 */
public final class Snapshot {
    /** Before anything was looked at. */
    public static final Snapshot NONE = new Snapshot(new TreeMap<>());

    private static final int MOST = 20_000;

    private record Stamp(long modified, long size) {}

    private final SortedMap<Path, Stamp> files;

    private Snapshot(SortedMap<Path, Stamp> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Looks at files and folders; what is not there is left out.
     *
     * @param wanted which folders are entered, and which files are taken
     */
    static Snapshot of(Iterable<Path> roots, Predicate<Path> wanted) throws IOException {
        SortedMap<Path, Stamp> files = new TreeMap<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                Files.walkFileTree(root, new Visitor(wanted, files, root));
            }
        }
        return new Snapshot(files);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Predicate<Path> wanted;
        private final SortedMap<Path, Stamp> files;
        private final Path root;

        private Visitor(Predicate<Path> wanted, SortedMap<Path, Stamp> files, Path root) {
            this.wanted = wanted;
            this.files = files;
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || wanted.test(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && wanted.test(file)) {
                files.put(file, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
                if (files.size() > MOST) {
                    throw new IOException(root + " has more than " + MOST + " files: that is no widget's project");
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // editors make and delete files of their own
            }
            throw failure;
        }
    }

    /** The files whose names end so, in order. */
    Stream<Path> ending(String suffix) {
        return files.keySet().stream().filter(file -> file.toString().endsWith(suffix));
    }

    /** Whether a file has come, gone or changed between the two. */
    boolean differsIn(Snapshot other, Path file) {
        Stamp mine = files.get(file);
        return mine == null ? other.files.containsKey(file) : !mine.equals(other.files.get(file));
    }

    /** Whether something changed, and all of it in files whose names end so. */
    boolean changesOnly(Snapshot before, Set<String> suffixes) {
        Set<Path> all = new TreeSet<>(files.keySet());
        all.addAll(before.files.keySet());
        all.removeIf(file -> !differsIn(before, file));
        return !all.isEmpty() && all.stream().allMatch(file -> suffixes.stream().anyMatch(file.toString()::endsWith));
    }

    /** When the latest file was saved that is new or different here, in milliseconds; 0 if nothing but deletions. */
    public long savedSince(Snapshot before) {
        return files.entrySet().stream()
                .filter(each -> !each.getValue().equals(before.files.get(each.getKey())))
                .mapToLong(each -> each.getValue().modified())
                .max()
                .orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot snapshot && files.equals(snapshot.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }
}
