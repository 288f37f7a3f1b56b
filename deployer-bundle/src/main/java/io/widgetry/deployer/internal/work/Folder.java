package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in the drop folder. Belongs to the deployer's thread. */
final class Folder {
    static final String BUNDLE = ".jar";
    static final String CONFIGURATION = ".json";

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Disk disk;
    private final Path folder;
    private final Map<String, Dropped> files = new TreeMap<>();
    private final Set<String> ignored = new HashSet<>();
    private List<String> notes = List.of();
    private boolean first = true;
    private boolean gone;
    private boolean backAfterAbsence;

    Folder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Whether files of this name are taken up. */
    static boolean isTaken(String name) {
        return (name.endsWith(BUNDLE) || name.endsWith(CONFIGURATION)) && !name.startsWith(".");
    }

    /**
     * Looks at the folder.
     *
     * @return whether it is there; if not, nothing is known to be missing
     */
    boolean look(long nowNanos) {
        List<Entry> entries;
        try {
            entries = disk.list(folder);
        } catch (IOException e) {
            notThere(e);
            return false;
        }
        if (gone) {
            LOG.info("{} is back", folder);
            gone = false;
            backAfterAbsence = true;
        }
        Set<String> there = new HashSet<>();
        for (Entry entry : entries) {
            if (isTaken(entry.name()) && (entry.regular() || entry.link())) {
                there.add(entry.name());
                Dropped known = files.get(entry.name());
                if (known == null) {
                    files.put(entry.name(), new Dropped(entry, nowNanos, first ? age(entry) : Duration.ZERO));
                } else {
                    known.seen(entry, nowNanos);
                }
            } else {
                ignore(entry);
            }
        }
        for (Dropped file : files.values()) {
            if (!there.contains(file.name())) {
                file.notSeen(nowNanos);
                if (backAfterAbsence) {
                    file.missingFrom(nowNanos);
                }
            }
        }
        notes = entries.stream()
                .map(Entry::name)
                .filter(name -> name.endsWith(Notes.ENDING))
                .toList();
        backAfterAbsence = false;
        first = false;
        return true;
    }

    private void notThere(IOException e) {
        if (!gone) {
            gone = true;
            LOG.warn(
                    "{} cannot be read: {}. What runs goes on; files are taken up again when it is back.",
                    folder,
                    Reason.of(e));
        }
    }

    /** The files of a first look have been there for as long as their times say. */
    private static Duration age(Entry entry) {
        Duration age = Duration.between(entry.stamp().modified(), Instant.now());
        return age.isNegative() ? Duration.ZERO : age.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : age;
    }

    private void ignore(Entry entry) {
        String name = entry.name();
        boolean unspoken = name.startsWith(".")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith(Notes.ENDING)
                || ignored.size() > 1_000;
        if (!unspoken && ignored.add(name)) {
            LOG.info(
                    "{} is left alone: bundles are files named *.jar, configurations *.json",
                    Reason.line(folder.resolve(name).toString()));
        }
    }

    /** The notes about rejected files that are there. */
    List<String> notes() {
        return notes;
    }

    /** By name; missing ones included until they are forgotten. */
    Collection<Dropped> files() {
        return List.copyOf(files.values());
    }

    Optional<Dropped> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The files about a bundle. */
    List<Dropped> filesOf(String symbolicName) {
        return files.values().stream().filter(file -> file.isOf(symbolicName)).toList();
    }

    void forget(String name) {
        files.remove(name);
    }

    /** A file that the deployer itself has put there. */
    Dropped put(String name, long nowNanos) throws IOException {
        Entry entry = disk.entry(folder.resolve(name));
        Dropped file = files.computeIfAbsent(name, n -> new Dropped(entry, nowNanos, Duration.ZERO));
        file.seen(entry, nowNanos);
        return file;
    }
}
