package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.state.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each symbolic name which file is in use: the highest version, then the newest file. Rejected files do not
 * count. Belongs to the deployer's thread.
 */
final class Chooser {
    /** How long a bundle without a file is kept while other files are still on their way, one of which may be its. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Chooser.class);
    private static final Comparator<Dropped> BEST = Comparator.comparing(
                    (Dropped file) -> file.facts().orElseThrow().version())
            .thenComparing(Dropped::modified)
            .thenComparing(Dropped::name);
    private static final int ROUNDS = 5;

    private final Folder folder;
    private final State state;
    private final Installer installer;
    private final Trials trials;
    private final Intake intake;
    private final Journal journal;
    private final Removed removed;
    private final Set<String> resumed = new HashSet<>();
    private final Map<String, Long> orphans = new HashMap<>();

    Chooser(
            Folder folder,
            State state,
            Installer installer,
            Trials trials,
            Intake intake,
            Journal journal,
            Removed removed) {
        this.folder = folder;
        this.state = state;
        this.installer = installer;
        this.trials = trials;
        this.intake = intake;
        this.journal = journal;
        this.removed = removed;
    }

    /** Decides for all names, one after the other. */
    void chooseAll() throws InterruptedException {
        Set<String> names = new TreeSet<>(state.slots().keySet());
        folder.files().forEach(file -> file.facts().ifPresent(facts -> names.add(facts.symbolicName())));
        for (String name : names) {
            choose(name);
        }
    }

    /** Makes everything run that did, without a look at the folder, which cannot be read. */
    void resumeAll() throws InterruptedException {
        for (Slot slot : List.copyOf(state.slots().values())) {
            resume(slot);
        }
    }

    /** Decides for one name, and anew if what was chosen failed. */
    void choose(String name) throws InterruptedException {
        for (int round = 0; round < ROUNDS && chooseOnce(name); round++) {
            LOG.debug("{} is decided anew", name);
        }
    }

    /** Whether it has to be decided anew. */
    private boolean chooseOnce(String name) throws InterruptedException {
        for (Dropped file : folder.filesOf(name)) {
            Verdict verdict = state.verdicts().get(file.digest());
            if (verdict != null && verdict.lasting() && file.isAcceptable()) {
                file.fares(verdict.state(), verdict.reason());
            }
        }
        List<Dropped> contenders =
                folder.filesOf(name).stream().filter(Dropped::isAcceptable).toList();
        Slot slot = state.slots().get(name);
        Optional<Dropped> winner = best(contenders, slot);
        if (winner.isEmpty()) {
            if (slot != null) {
                keepOrRemove(slot);
            }
            return false;
        }
        if (slot != null && isOverruledByRunning(slot, winner.get())) {
            String reason =
                    "the last good version " + slot.current().orElseThrow().version() + " is in use";
            contenders.forEach(file -> file.fares(DeploymentState.SHADOWED, reason));
            resume(slot);
            return false;
        }
        for (Dropped file : contenders) {
            if (file != winner.get()) {
                file.fares(
                        DeploymentState.SHADOWED,
                        winner.get().name() + " with version "
                                + winner.get().facts().orElseThrow().version() + " is in use");
            }
        }
        return use(slot, winner.get());
    }

    /** A file that is gone for a moment still counts, unless another was put there for it. */
    private static Optional<Dropped> best(List<Dropped> contenders, Slot slot) {
        String running = slot == null ? "" : slot.current().map(Content::digest).orElse("");
        Comparator<Dropped> order = Comparator.comparing(
                        (Dropped file) -> file.facts().orElseThrow().version())
                .thenComparing(file -> file.digest().equals(running) && file.isMissing() ? 0 : 1)
                .thenComparing(BEST);
        Optional<Dropped> best = contenders.stream().max(order);
        if (best.isPresent() && best.get().isMissing()) {
            long since = best.get().missingNanos();
            List<Dropped> present =
                    contenders.stream().filter(file -> !file.isMissing()).toList();
            if (present.stream().anyMatch(file -> file.examinedNanos() - since > 0)) {
                return present.stream().max(order);
            }
        }
        return best;
    }

    /** A version that was brought back stays, as long as the file that failed is there, unless there is a newer one. */
    private boolean isOverruledByRunning(Slot slot, Dropped winner) {
        return slot.detached()
                && !slot.failed()
                && slot.current().isPresent()
                && !slot.current().get().digest().equals(winner.digest())
                && folder.file(slot.current().get().file()).isPresent()
                && Version.parseVersion(slot.current().get().version())
                                .compareTo(winner.facts().orElseThrow().version())
                        > 0;
    }

    private boolean use(Slot slot, Dropped winner) throws InterruptedException {
        Optional<Content> current = slot == null ? Optional.empty() : slot.current();
        if (current.isPresent() && current.get().digest().equals(winner.digest())) {
            slot.current(current.get().from(winner.name()));
            slot.detached(false);
            resume(slot);
            if (slot.failed()) {
                winner.fares(DeploymentState.FAILED, installer.problem(slot));
            } else if (slot.current()
                    .map(Content::digest)
                    .filter(winner.digest()::equals)
                    .isEmpty()) {
                return true; // it did not start, and the one before it runs
            } else {
                winner.fares(trials.isOn(slot) ? DeploymentState.ON_TRIAL : DeploymentState.ACTIVE, "");
            }
            return false;
        }
        if (winner.isMissing()) {
            return false;
        }
        resumed.add(winner.facts().orElseThrow().symbolicName());
        Outcome outcome = deploy(winner);
        return !outcome.ok() && !outcome.retry();
    }

    /** Installs or updates to a file's content, and says in the file what came of it. */
    Outcome deploy(Dropped file) throws InterruptedException {
        removed.isBack(file);
        Outcome outcome = installer.deploy(Copies.content(file.facts().orElseThrow(), file.digest(), file.name()));
        if (outcome.retry()) {
            intake.later(file, outcome.reason());
        } else {
            file.fares(outcome.state(), outcome.reason());
        }
        if (outcome.ok()) {
            intake.tryHeldAgain();
        }
        return outcome;
    }

    /** It is no longer told that the bundle of this file was removed. */
    void isBack(Dropped file) {
        removed.isBack(file);
    }

    /** Once in the life of this process: what was in use runs again. */
    private void resume(Slot slot) throws InterruptedException {
        boolean condemned = slot.current()
                .map(content -> state.verdicts().get(content.digest()))
                .filter(Verdict::lasting)
                .isPresent();
        if (resumed.add(slot.symbolicName()) && slot.current().isPresent() && !condemned) {
            installer.resume(slot);
        }
    }

    /** No acceptable file is about this bundle. */
    private void keepOrRemove(Slot slot) throws InterruptedException {
        if (slot.current().isEmpty()) {
            removeUnlessFilesAreOnTheirWay(slot, "its file was removed");
            return;
        }
        Content current = slot.current().get();
        boolean held = folder.files().stream()
                .anyMatch(file -> file.digest().equals(current.digest()) && file.state() != null);
        Optional<Dropped> named = folder.file(current.file());
        if (held) {
            slot.detached(false);
        } else if (named.filter(file -> !file.isMissing() && file.isRejected()).isPresent()) {
            slot.detached(true);
        } else if (named.isEmpty() && !slot.detached()) {
            removeUnlessFilesAreOnTheirWay(slot, "its file was removed");
            return;
        } else if (named.filter(file -> holdsOther(file, slot)).isPresent()) {
            removeUnlessFilesAreOnTheirWay(slot, "its file holds something else now");
            return;
        }
        orphans.remove(slot.symbolicName());
        resume(slot);
    }

    private static boolean holdsOther(Dropped file, Slot slot) {
        return file.state() != null
                && !file.isRejected()
                && !file.isMissing()
                && !file.isOpen()
                && !file.isOf(slot.symbolicName());
    }

    private void removeUnlessFilesAreOnTheirWay(Slot slot, String why) throws InterruptedException {
        long now = System.nanoTime();
        long since = orphans.computeIfAbsent(slot.symbolicName(), name -> now);
        if (hasFilesOnTheirWay() && now - since < PATIENCE.toNanos()) {
            resume(slot);
            return;
        }
        orphans.remove(slot.symbolicName());
        remove(slot, why);
    }

    boolean hasFilesOnTheirWay() {
        return folder.files().stream().anyMatch(file -> file.isOpen() && !file.isConfiguration() && !file.isRejected());
    }

    /** Uninstalls a bundle, and says why. */
    String remove(Slot slot, String why) throws InterruptedException {
        Optional<Content> content = slot.current();
        Journal.About about = content.map(known -> Journal.About.file(known.file()))
                .orElse(new Journal.About(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .bundle(slot.symbolicName())
                .from(content.map(Content::version));
        Optional<String> fault = installer.uninstall(slot);
        removed.add(slot, why);
        resumed.remove(slot.symbolicName());
        if (fault.isPresent()) {
            return journal.wrong(Action.REMOVED, about, "removed, " + why + "; but " + fault.get());
        }
        return journal.done(Action.REMOVED, about, "removed, " + why);
    }
}
