package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.disk.Disk;
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

/** Looks at files that have become quiet. Belongs to the deployer's thread. */
final class Intake {
    private final Disk disk;
    private final Folder folder;
    private final Copies copies;
    private final ConfigFiles configurations;
    private final State state;
    private final Journal journal;
    private final Supplier<Settings> settings;

    Intake(
            Disk disk,
            Folder folder,
            Copies copies,
            ConfigFiles configurations,
            State state,
            Journal journal,
            Supplier<Settings> settings) {
        this.disk = disk;
        this.folder = folder;
        this.copies = copies;
        this.configurations = configurations;
        this.state = state;
        this.journal = journal;
        this.settings = settings;
    }

    /** Examines a file and says in it how it fares; a file that changes meanwhile is looked at again later. */
    void examine(Dropped file) {
        Path path = folder.path(file.name());
        try {
            Entry before = disk.entry(path);
            if (before.link()) {
                throw RefusedException.because("is a symbolic link, which is not followed");
            }
            if (file.isConfiguration()) {
                configurations.examine(file, path, before.stamp());
            } else {
                examineBundle(file, path, before);
            }
        } catch (RefusedException refused) {
            refuse(file, "", refused);
        } catch (NoSuchFileException goneMeanwhile) {
            file.postpone(System.nanoTime());
        } catch (IOException e) {
            later(file, "cannot be read: " + Reason.of(e));
        }
    }

    private void examineBundle(Dropped file, Path path, Entry before) throws IOException {
        String digest = "";
        try {
            digest = copies.digest(path);
            if (digest.equals(file.digest()) && file.state() != null) {
                file.touched(before.stamp());
                return;
            }
            BundleFacts facts = copies.examine(path, digest);
            if (!disk.entry(path).stamp().equals(before.stamp())) {
                throw new Copies.ChangedException();
            }
            accept(file, before, digest, facts);
        } catch (Copies.ChangedException changed) {
            file.postpone(System.nanoTime() + settings.get().quiet().toNanos());
        } catch (RefusedException refused) {
            refuse(file, digest, refused);
        }
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
        long patience =
                settings.get().incomplete().toNanos() - file.unchanged(now).toNanos();
        if (refused.incomplete() && patience > 0) {
            file.postpone(now + patience);
            return;
        }
        try {
            file.examined(disk.entry(folder.path(file.name())).stamp(), digest, now);
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
