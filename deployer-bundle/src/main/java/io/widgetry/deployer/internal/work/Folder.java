package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.browser.JsonKind;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in the drop folder. Belongs to the deployer's thread. */
final class Folder {
    static final String BUNDLE = ".jar";
    static final String ARCHIVE = ".zip";
    static final String JSON = ".json";

    /** In a folder of the drop folder. */
    static final String MANIFEST = "manifest.json";

    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Disk disk;
    private final Path folder;
    private final IntSupplier mostParts;
    private final Map<String, Dropped> files = new TreeMap<>();
    private final Set<String> ignored = new HashSet<>();
    private List<String> notes = List.of();
    private boolean first = true;
    private boolean gone;
    private boolean backAfterAbsence;

    /** The folder; the number is how many files a browser widget may have. */
    Folder(Disk disk, Path folder, IntSupplier mostParts) {
        this.disk = disk;
        this.folder = folder;
        this.mostParts = mostParts;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Whether files of this name are taken up. */
    static boolean isTaken(String name) {
        return (name.endsWith(BUNDLE) || name.endsWith(JSON) || name.endsWith(ARCHIVE)) && !name.startsWith(".");
    }

    /** The folder of which everything belongs to a manifest of this name. */
    static String tree(String name) {
        return name.contains("/") ? "" : name.substring(0, name.length() - JSON.length()) + "/";
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
        List<String> noted = new ArrayList<>();
        Set<String> names = entries.stream().map(Entry::name).collect(Collectors.toSet());
        for (Entry each : entries) {
            Optional<Entry> taken = taken(each, names);
            if (taken.isPresent()) {
                Entry entry = taken.get();
                there.add(entry.name());
                Dropped known = files.get(entry.name());
                if (known == null) {
                    files.put(entry.name(), new Dropped(entry, nowNanos, first ? age(entry) : Duration.ZERO));
                } else {
                    known.seen(whole(known, entry), nowNanos);
                }
            } else {
                ignore(each);
            }
            note(each).ifPresent(noted::add);
        }
        for (Dropped file : files.values()) {
            if (!there.contains(file.name())) {
                file.notSeen(nowNanos);
                if (backAfterAbsence) {
                    file.missingFrom(nowNanos);
                }
            }
        }
        notes = List.copyOf(noted);
        backAfterAbsence = false;
        first = false;
        return true;
    }

    /** The file that is taken up, under its name: it may be the manifest in a folder of its own. */
    private Optional<Entry> taken(Entry entry, Set<String> names) {
        if (entry.regular() || entry.link()) {
            return Optional.of(entry).filter(file -> isTaken(file.name()));
        }
        String beside = entry.name() + JSON; // if that is a manifest, this is its folder
        boolean free = !names.contains(beside)
                || file(beside)
                        .filter(file -> file.isConfiguration() && file.state() != null)
                        .isPresent();
        return entry.name().startsWith(".") || !free ? Optional.empty() : find(entry.name() + "/" + MANIFEST);
    }

    private Optional<Entry> find(String name) {
        try {
            return Optional.of(entry(name));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private Entry entry(String name) throws IOException {
        Entry found = disk.entry(folder.resolve(name));
        return new Entry(name, found.regular(), found.link(), found.stamp());
    }

    /** The state of a file, with that of all that belongs to it. */
    Entry entry(Dropped file) throws IOException {
        return whole(file, entry(file.name()));
    }

    private Entry whole(Dropped file, Entry own) {
        return file.parts()
                .map(parts -> parts.whole(disk, folder.resolve(file.name()), own, mostParts.getAsInt()))
                .orElse(own);
    }

    private Optional<String> note(Entry entry) {
        String name = entry.regular() ? entry.name() : entry.name() + "/" + MANIFEST + Notes.ENDING;
        return Optional.of(name)
                .filter(note -> note.endsWith(Notes.ENDING)
                        && (entry.regular() || find(note).isPresent()));
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
    static Duration age(Entry entry) {
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
                    "{} is left alone, unless a manifest names it: bundles are files named *.jar, configurations and"
                            + " manifests of browser widgets *.json, archives of browser widgets *.zip",
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
    Dropped put(String name, Optional<Parts> parts, long nowNanos) throws IOException {
        Entry own = entry(name);
        Dropped file = files.computeIfAbsent(name, n -> new Dropped(own, nowNanos, Duration.ZERO));
        file.kind(parts.isPresent() ? JsonKind.MANIFEST : JsonKind.CONFIGURATION);
        parts.ifPresent(file::parts);
        file.seen(whole(file, own), nowNanos);
        return file;
    }
}
