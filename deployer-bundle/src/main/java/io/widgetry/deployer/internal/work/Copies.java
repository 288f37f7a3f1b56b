package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.browser.Packing;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.disk.TooLargeException;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.BundleFacts;
import io.widgetry.deployer.internal.verify.RefusedException;
import io.widgetry.deployer.internal.verify.Verifier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deployer's own copies of jars, which nobody else writes to. Files are examined as copies, and bundles are made of
 * them: what was verified is what runs.
 */
final class Copies {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final int DIGITS = 12;
    private static final int MOST_WITHDRAWN = 20;

    private final Disk disk;
    private final Places places;
    private final Verifier verifier;
    private final Packing packing;
    private final State state;
    private final Supplier<Settings> settings;
    private final Set<Path> drafts = new LinkedHashSet<>();
    private Set<Path> named = Set.of();

    Copies(Disk disk, Places places, Verifier verifier, Packing packing, State state, Supplier<Settings> settings) {
        this.disk = disk;
        this.places = places;
        this.verifier = verifier;
        this.packing = packing;
        this.state = state;
        this.settings = settings;
    }

    /** The file changed while it was read. */
    static final class ChangedException extends Exception {
        ChangedException() {
            super("the file changed while it was read");
        }
    }

    /** The digest of a file, which thereby is read once. */
    String digest(Path file) throws IOException, RefusedException {
        try {
            return disk.digest(file, settings.get().limits().fileBytes());
        } catch (TooLargeException e) {
            throw tooLarge();
        }
    }

    private RefusedException tooLarge() {
        return RefusedException.because("is larger than "
                + settings.get().limits().fileBytes() + " bytes, which is not allowed (maxFileBytes)");
    }

    /** Makes a copy of a file with this digest and examines it; content that is or was in use was examined before. */
    BundleFacts examine(Path file, String digest) throws IOException, RefusedException, ChangedException {
        return examine(digest, incoming -> {
            if (!disk.draft(file, incoming, settings.get().limits().fileBytes()).equals(digest)) {
                throw new ChangedException();
            }
        });
    }

    /** The same with a bundle that was made of a browser widget. */
    BundleFacts examine(Packing.Packed packed) throws IOException, RefusedException, ChangedException {
        return examine(packed.digest(), incoming -> disk.draft(incoming, packed.jar()));
    }

    /** Makes a bundle of an archive, of which a copy is made. */
    Packing.Packed pack(Path archive, String name, String digest)
            throws IOException, RefusedException, ChangedException {
        Path incoming = places.versions().resolve("." + digest.substring(0, DIGITS) + ".zip");
        try {
            disk.makeFolder(places.versions());
            if (!disk.draft(archive, incoming, settings.get().limits().fileBytes())
                    .equals(digest)) {
                throw new ChangedException();
            }
            return packing.archive(incoming, name);
        } catch (TooLargeException e) {
            throw new ChangedException();
        } finally {
            deleteQuietly(incoming);
        }
    }

    private interface Making {
        void at(Path incoming) throws IOException, ChangedException;
    }

    private BundleFacts examine(String digest, Making making) throws IOException, RefusedException, ChangedException {
        Optional<Content> known = known(digest);
        if (known.isPresent() && isHere(known.get())) {
            return new BundleFacts(
                    known.get().symbolicName(), Version.parseVersion(known.get().version()), List.of());
        }
        Path incoming = places.versions().resolve("." + digest.substring(0, DIGITS) + ".incoming");
        boolean kept = false;
        try {
            disk.makeFolder(places.versions());
            making.at(incoming);
            BundleFacts facts = verifier.verify(incoming, settings.get());
            Path copy = path(content(facts, digest, ""));
            disk.rename(incoming, copy);
            kept = true;
            drafts.add(copy);
            return facts;
        } catch (TooLargeException e) {
            throw new ChangedException();
        } finally {
            if (!kept) {
                deleteQuietly(incoming);
            }
        }
    }

    /**
     * Makes the copies of what is in use, or was, survive a power cut: before the state is written that names them, and
     * not before they are used, since a disk may take its time.
     */
    void keep() throws IOException {
        for (Path copy : drafts.stream().filter(inUse()::contains).toList()) {
            try {
                disk.keep(copy);
            } catch (NoSuchFileException takenAway) {
                LOG.debug("{} is gone", copy);
            }
            drafts.remove(copy);
        }
    }

    /** The state has been written that names what is in use, or was. */
    void areNamed() {
        named = inUse();
    }

    private Set<Path> inUse() {
        return state.slots().values().stream()
                .flatMap(Copies::contents)
                .map(this::path)
                .collect(Collectors.toSet());
    }

    /** Examines a copy again, after the framework has refused it: what it says of it is hard to read. */
    Optional<String> fault(Content content) {
        try {
            verifier.verify(path(content), settings.get());
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.getMessage());
        } catch (IOException e) {
            return Optional.of("its copy cannot be read: " + Reason.of(e));
        }
    }

    static Content content(BundleFacts facts, String digest, String file) {
        return new Content(facts.symbolicName(), facts.version().toString(), digest, file, false, Instant.now());
    }

    Path path(Content content) {
        return places.versions().resolve(content.copyName());
    }

    /** Makes a file for the drop folder of a copy: an archive, if the file's name will be that of one. */
    void put(Content content, String name, Path target) throws IOException {
        if (name.endsWith(Folder.ARCHIVE)) {
            disk.write(target, Packing.unpacked(path(content)));
        } else {
            disk.copy(path(content), target, Long.MAX_VALUE);
        }
    }

    /** Whether the copy is there and is what it was. */
    boolean isHere(Content content) {
        try {
            return disk.digest(path(content), Long.MAX_VALUE).equals(content.digest());
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Content> known(String digest) {
        return state.slots().values().stream()
                .flatMap(Copies::contents)
                .filter(content -> content.digest().equals(digest))
                .findFirst();
    }

    private static Stream<Content> contents(Slot slot) {
        return Stream.concat(slot.current().stream(), slot.goods().stream());
    }

    /** Deletes what nobody needs, now or after a power cut. */
    void clean(List<Dropped> files) {
        Set<Path> needed = inUse();
        needed.addAll(named);
        files.stream()
                .filter(Dropped::isAcceptable)
                .map(file -> content(file.facts().orElseThrow(), file.digest(), ""))
                .forEach(content -> needed.add(path(content)));
        try {
            if (disk.isFolder(places.versions())) {
                for (Entry entry : disk.list(places.versions())) {
                    Path copy = places.versions().resolve(entry.name());
                    if (!needed.contains(copy)) {
                        disk.delete(copy);
                        drafts.remove(copy);
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("Old copies stay: {}", Reason.of(e));
        }
    }

    /** Takes a file out of the drop folder; it can be fetched back from where it is put. */
    void withdraw(Path file, String digest) throws IOException {
        disk.makeFolder(places.withdrawn());
        String name = Instant.now().toString().replace(":", "") + "-"
                + digest.substring(0, Math.min(DIGITS, digest.length())) + "-" + file.getFileName();
        disk.move(file, places.withdrawn().resolve(name));
        List<String> names =
                disk.list(places.withdrawn()).stream().map(Entry::name).sorted().toList();
        for (String old : names.subList(0, Math.max(0, names.size() - MOST_WITHDRAWN))) {
            disk.delete(places.withdrawn().resolve(old));
        }
    }

    private void deleteQuietly(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            LOG.debug("{} stays: {}", file, Reason.of(e));
        }
    }
}
