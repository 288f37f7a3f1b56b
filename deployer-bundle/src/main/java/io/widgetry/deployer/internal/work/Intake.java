package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.browser.JsonKind;
import io.widgetry.deployer.internal.browser.Packing;
import io.widgetry.deployer.internal.browser.Packing.Packed;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.disk.Digests;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.state.Verdict;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.BundleFacts;
import io.widgetry.deployer.internal.verify.RefusedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at files that are due. Belongs to the deployer's thread. */
final class Intake {
    private final Folder folder;
    private final Copies copies;
    private final Packing packing;
    private final ConfigFiles configurations;
    private final State state;
    private final Journal journal;
    private final Supplier<Settings> settings;

    Intake(
            Folder folder,
            Copies copies,
            Packing packing,
            ConfigFiles configurations,
            State state,
            Journal journal,
            Supplier<Settings> settings) {
        this.folder = folder;
        this.copies = copies;
        this.packing = packing;
        this.configurations = configurations;
        this.state = state;
        this.journal = journal;
        this.settings = settings;
    }

    /** Examines a file and says in it how it fares; a file that changes meanwhile is looked at again later. */
    void examine(Dropped file) {
        Path path = folder.path(file.name());
        try {
            Entry before = folder.entry(file);
            if (isEarly(file) && !file.isWhole(before.stamp())) {
                return; // it has changed since
            }
            if (before.link()) {
                throw RefusedException.because("is a symbolic link, which is not followed");
            }
            if (file.isJson()) {
                examineJson(file, path, before);
            } else if (file.name().endsWith(Folder.ARCHIVE)) {
                examineArchive(file, path, before);
            } else {
                String digest = copies.digest(path);
                examine(file, before, digest, () -> copies.examine(path, digest));
            }
        } catch (RefusedException refused) {
            refuse(file, "", refused);
        } catch (NoSuchFileException goneMeanwhile) {
            file.postpone(System.nanoTime());
        } catch (IOException e) {
            later(file, "cannot be read: " + Reason.of(e));
        }
    }

    private void examineJson(Dropped file, Path path, Entry before) throws RefusedException, IOException {
        byte[] content = configurations.read(path);
        JsonKind kind = JsonKind.of(content);
        if (kind == JsonKind.CONFIGURATION && file.name().contains("/")) {
            throw RefusedException.because("is no manifest of a browser widget");
        }
        file.kind(kind);
        if (kind == JsonKind.CONFIGURATION) {
            configurations.examine(file, path, content, before.stamp());
            return;
        }
        configurations.takeBackIfAny(file.name()); // what it was before
        try {
            examineManifest(file, path, content, before);
        } catch (RefusedException refused) {
            refuse(file, Digests.of(content), refused);
        }
    }

    private void examineManifest(Dropped file, Path path, byte[] content, Entry before)
            throws RefusedException, IOException {
        Parts parts = packing.parts(content, Optional.of(Folder.tree(file.name())));
        Entry whole = before;
        if (!file.parts().equals(Optional.of(parts))) {
            file.parts(parts);
            whole = folder.entry(file);
            file.seen(whole, System.nanoTime());
            if (Folder.age(whole).compareTo(settings.get().quiet()) < 0) {
                return; // nobody has looked yet whether these files are quiet
            }
        }
        Packed packed = packing.manifest(path, content, file.name(), parts);
        examine(file, whole, packed.digest(), () -> copies.examine(packed));
    }

    private void examineArchive(Dropped file, Path path, Entry before) throws RefusedException, IOException {
        String source = copies.digest(path);
        try {
            Packed packed = copies.pack(path, file.name(), source);
            examine(file, before, packed.digest(), () -> copies.examine(packed));
        } catch (Copies.ChangedException changed) {
            changed(file);
        } catch (RefusedException refused) {
            refuse(file, source, refused);
        }
    }

    private interface Examination {
        BundleFacts facts() throws IOException, RefusedException, Copies.ChangedException;
    }

    private void examine(Dropped file, Entry before, String digest, Examination examination) throws IOException {
        try {
            if (digest.equals(file.digest()) && file.state() != null) {
                file.touched(before.stamp());
                return;
            }
            BundleFacts facts = examination.facts();
            if (!folder.entry(file).stamp().equals(before.stamp())) {
                throw new Copies.ChangedException();
            }
            accept(file, before, digest, facts);
        } catch (Copies.ChangedException changed) {
            changed(file);
        } catch (RefusedException refused) {
            refuse(file, digest, refused);
        }
    }

    private void changed(Dropped file) {
        file.postpone(System.nanoTime() + settings.get().quiet().toNanos());
    }

    private void accept(Dropped file, Entry entry, String digest, BundleFacts facts) {
        file.examined(entry.stamp(), digest, System.nanoTime());
        file.facts(facts);
        Verdict verdict = state.verdicts().get(digest);
        if (verdict != null && verdict.lasting()) {
            file.fares(verdict.state(), verdict.reason());
        } else {
            state.verdicts().remove(digest);
            file.fares(DeploymentState.SHADOWED, ""); // until it is chosen
        }
    }

    /** Says no, once for each content and reason; not yet, if the file may be on its way. */
    void refuse(Dropped file, String digest, RefusedException refused) {
        long now = System.nanoTime();
        if (isEarly(file)) {
            file.hold(); // what it needs may be on its way
            return;
        }
        long patience =
                settings.get().incomplete().toNanos() - file.unchanged(now).toNanos();
        if (refused.incomplete() && patience > 0) {
            file.waits(refused.waiting() ? refused.getMessage() : "");
            file.postpone(now + patience);
            return;
        }
        try {
            file.examined(folder.entry(file).stamp(), digest, now);
        } catch (IOException goneMeanwhile) {
            file.postpone(now);
            return;
        }
        String reason = refused.getMessage();
        refused.facts().ifPresent(file::facts);
        Verdict known = state.verdicts().get(digest);
        if (known != null && known.lasting()) {
            file.fares(known.state(), known.reason());
            return;
        }
        boolean toldAlready = refused.incomplete()
                && file.state() == DeploymentState.REFUSED
                && file.reason().equals(reason); // a slow copy that pauses is a new content each time
        file.fares(DeploymentState.REFUSED, reason);
        if (!toldAlready && (known == null || !known.reason().equals(reason))) {
            state.condemn(digest, new Verdict(DeploymentState.REFUSED, reason));
            journal.refused(about(file), reason);
        }
    }

    /** A look before a file is quiet takes it up, or decides nothing. */
    private boolean isEarly(Dropped file) {
        return file.isWhole()
                && file.unchanged(System.nanoTime()).compareTo(settings.get().quiet()) < 0;
    }

    /** Something was deployed: what files that came with it need may be there now. */
    void tryHeldAgain() {
        folder.files().forEach(Dropped::release);
    }

    Journal.About about(Dropped file) {
        Journal.About about = Journal.About.file(file.name());
        if (file.facts().isEmpty()) {
            return about;
        }
        String name = file.facts().get().symbolicName();
        Optional<String> running = Optional.ofNullable(state.slots().get(name))
                .flatMap(Slot::current)
                .map(Content::version);
        return about.bundle(name).from(running);
    }

    /** Something else than the file is wrong: it is tried again. Says so once. */
    void later(Dropped file, String reason) {
        String told =
                reason + "; it is tried again every " + settings.get().retry().toMillis() + " ms";
        if (file.state() != DeploymentState.REFUSED || !file.reason().equals(told)) {
            journal.refused(about(file), told);
        }
        file.fares(DeploymentState.REFUSED, told);
        file.again(System.nanoTime() + settings.get().retry().toNanos());
    }
}
