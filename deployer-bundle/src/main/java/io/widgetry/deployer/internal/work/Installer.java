package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.host.Brought;
import io.widgetry.deployer.internal.host.BundleHost;
import io.widgetry.deployer.internal.host.FailedException;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.state.Verdict;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;

/** Makes bundles run, and goes back when they do not. Belongs to the deployer's thread. */
final class Installer {
    private final BundleHost host;
    private final Copies copies;
    private final State state;
    private final Memory memory;
    private final Journal journal;
    private final Trials trials;
    private final Supplier<Settings> settings;
    private final Map<String, String> problems = new HashMap<>();

    Installer(
            BundleHost host,
            Copies copies,
            State state,
            Memory memory,
            Journal journal,
            Trials trials,
            Supplier<Settings> settings) {
        this.host = host;
        this.copies = copies;
        this.state = state;
        this.memory = memory;
        this.journal = journal;
        this.trials = trials;
        this.settings = settings;
    }

    Optional<Bundle> bundle(Slot slot) {
        return host.at(location(slot));
    }

    private static String location(Slot slot) {
        return BundleHost.location(slot.symbolicName(), slot.attempt());
    }

    /** Why a bundle that should run does not; empty if it does. */
    String problem(Slot slot) {
        return problems.getOrDefault(slot.symbolicName(), "");
    }

    /** Installs content whose copy is here, or updates what runs to it. */
    Outcome deploy(Content next) throws InterruptedException {
        Slot slot = state.slots().computeIfAbsent(next.symbolicName(), Slot::new);
        while (host.isStuck(location(slot))) { // left behind by one that was removed
            slot.attempt(slot.attempt() + 1);
        }
        Optional<Content> before = slot.failed() ? Optional.empty() : slot.current();
        try {
            memory.write(); // nothing is begun that could not be remembered
        } catch (IOException e) {
            forgetIfEmpty(slot);
            return Outcome.later("cannot be installed: " + memory.path() + " cannot be written: " + Reason.of(e));
        }
        if (before.isPresent() && trials.hasWorked(slot)) {
            slot.current(before.get().asConfirmed());
            before = slot.current();
        }
        Brought brought;
        try {
            brought = bring(slot, next);
        } catch (FailedException e) {
            String reason = reason(e, next);
            if (!e.isAboutNew()) {
                forgetIfEmpty(slot);
                return Outcome.later("cannot be installed now: " + reason);
            }
            stuck(slot, e);
            return goBack(slot, next, before, reason);
        }
        remember(slot, next, before);
        trials.begin(slot, brought.bundle());
        return Outcome.good(DeploymentState.ON_TRIAL, tell(slot, next, before, brought));
    }

    /** What the framework says of an unresolved bundle is hard to read. */
    private String reason(FailedException e, Content content) {
        boolean unresolved =
                e.getCause() instanceof BundleException refused && refused.getType() == BundleException.RESOLVE_ERROR;
        return unresolved ? copies.fault(content).orElse(e.getMessage()) : e.getMessage();
    }

    /** Whether the bundle runs: somebody else may have stopped it, or uninstalled it. */
    boolean isActive(Slot slot) {
        return bundle(slot).filter(bundle -> bundle.getState() == Bundle.ACTIVE).isPresent();
    }

    /** Why none of the bundle's widgets is there though it runs; empty if one is, or it has none. */
    Optional<String> absentWidgets(Slot slot) {
        return bundle(slot).flatMap(host::absentWidgets);
    }

    private void forgetIfEmpty(Slot slot) {
        if (slot.current().isEmpty() && bundle(slot).isEmpty()) {
            state.slots().remove(slot.symbolicName());
        }
    }

    private Brought bring(Slot slot, Content content) throws FailedException, InterruptedException {
        problems.remove(slot.symbolicName());
        Brought brought;
        try {
            brought = host.bring(
                    location(slot), copies.path(content), settings.get().startDeadline());
        } catch (FailedException e) {
            if (!e.isAboutOld()) {
                throw e;
            }
            stuck(slot, e);
            brought = host.bring(
                    location(slot), copies.path(content), settings.get().startDeadline());
        }
        slot.lastModified(brought.bundle().getLastModified());
        return brought;
    }

    private void remember(Slot slot, Content now, Optional<Content> before) {
        List<Content> goods = new ArrayList<>();
        before.filter(Content::confirmed).ifPresent(goods::add);
        goods.addAll(slot.goods());
        slot.current(now);
        slot.failed(false);
        slot.detached(false);
        slot.goods(goods, settings.get().keptVersions());
        state.verdicts().remove(now.digest());
    }

    private String tell(Slot slot, Content next, Optional<Content> before, Brought brought) {
        Journal.About about = Journal.About.file(next.file())
                .bundle(next.symbolicName())
                .from(before.map(Content::version))
                .to(next.version());
        String trial = (trials.takesTime(slot) ? ", on trial" : "")
                + absentWidgets(slot).map(why -> "; for now " + why).orElse("");
        if (before.isEmpty()) {
            return journal.done(Action.INSTALLED, about, "installed from " + next.file() + trial);
        }
        int newer = Version.parseVersion(next.version())
                .compareTo(Version.parseVersion(before.get().version()));
        String kind = newer > 0
                ? "updated"
                : newer < 0 ? "updated to an older version (a downgrade)" : "updated, same version with other content";
        String where = brought.installed() ? " as another bundle, since the old one cannot be stopped" : "";
        return journal.done(
                Action.UPDATED, about, kind + where + ", gap " + brought.gap().toMillis() + " ms" + trial);
    }

    /** What is stuck keeps its location; from now on the bundle is another one. */
    private static void stuck(Slot slot, FailedException e) {
        if (e.state() == FailedException.State.STUCK || e.state() == FailedException.State.OLD_STUCK) {
            slot.attempt(slot.attempt() + 1);
        }
    }

    /** A version on trial has failed. */
    Outcome condemn(Slot slot, String reason) throws InterruptedException {
        return goBack(slot, slot.current().orElseThrow(), Optional.empty(), reason);
    }

    /** Brings the best earlier version back that can be; if there is none, what failed is stopped. */
    private Outcome goBack(Slot slot, Content bad, Optional<Content> before, String reason)
            throws InterruptedException {
        trials.end(slot);
        List<Content> candidates = new ArrayList<>();
        before.filter(Content::confirmed).ifPresent(candidates::add);
        candidates.addAll(slot.goods());
        before.filter(content -> !content.confirmed()).ifPresent(candidates::add);
        Journal.About about = Journal.About.file(bad.file()).bundle(bad.symbolicName());
        for (Content good : candidates) {
            if (!good.digest().equals(bad.digest()) && returnTo(slot, good)) {
                state.condemn(bad.digest(), new Verdict(DeploymentState.ROLLED_BACK, reason));
                remember(slot, good, Optional.empty());
                slot.detached(true);
                if (!good.confirmed()) {
                    trials.begin(slot, bundle(slot).orElseThrow());
                }
                String sentence = journal.wrong(
                        Action.ROLLED_BACK,
                        about.from(Optional.of(bad.version())).to(good.version()),
                        "rolled back: " + reason);
                return Outcome.bad(DeploymentState.ROLLED_BACK, reason, sentence);
            }
        }
        stop(slot);
        slot.current(bad);
        slot.goods(List.of(), 0);
        slot.failed(true);
        state.condemn(bad.digest(), new Verdict(DeploymentState.FAILED, reason));
        String sentence = journal.wrong(
                Action.REFUSED,
                about.to(bad.version()),
                "failed: " + reason + ". It is stopped: there is no earlier version to go back to.");
        return Outcome.bad(DeploymentState.FAILED, reason, sentence);
    }

    private boolean returnTo(Slot slot, Content good) throws InterruptedException {
        if (!copies.isHere(good)) {
            return false;
        }
        try {
            bring(slot, good);
            return true;
        } catch (FailedException e) {
            stuck(slot, e);
            return false;
        }
    }

    private void stop(Slot slot) throws InterruptedException {
        Optional<Bundle> bundle = bundle(slot);
        if (bundle.isPresent()) {
            host.stop(bundle.get(), settings.get().startDeadline());
        }
    }

    /** An operator goes back, while nothing is wrong. Answers what went wrong if it cannot be done. */
    Optional<String> goBackTo(Slot slot, Content good) throws InterruptedException {
        if (!copies.isHere(good)) {
            return Optional.of("the copy of " + good.version() + " is not there any more");
        }
        Optional<Content> before = slot.current();
        try {
            bring(slot, good);
        } catch (FailedException e) {
            stuck(slot, e);
            if (before.isPresent() && returnTo(slot, before.get())) {
                return Optional.of(good.version() + " does not start: " + e.getMessage() + ". " + Journal.UNCHANGED);
            }
            slot.failed(true);
            return Optional.of(good.version() + " does not start: " + e.getMessage());
        }
        trials.end(slot);
        remember(slot, good, Optional.empty());
        return Optional.empty();
    }

    /** Uninstalls a bundle. Answers why it could not be, entirely. */
    Optional<String> uninstall(Slot slot) throws InterruptedException {
        Optional<Bundle> bundle = bundle(slot);
        Optional<String> fault =
                bundle.isPresent() ? host.uninstall(bundle.get(), settings.get().startDeadline()) : Optional.empty();
        trials.end(slot);
        problems.remove(slot.symbolicName());
        state.slots().remove(slot.symbolicName());
        return fault;
    }

    /** With a start of the framework: makes what was in use run again, without asking whether it is good. */
    void resume(Slot slot) throws InterruptedException {
        Content content = slot.current().orElseThrow();
        Optional<Bundle> bundle = bundle(slot);
        boolean same = bundle.isPresent() && bundle.get().getLastModified() == slot.lastModified();
        if (same && bundle.get().getState() == Bundle.ACTIVE) {
            watchAgain(slot);
            return;
        }
        try {
            resume(slot, content, same);
            slot.failed(false);
            watchAgain(slot);
        } catch (FailedException e) {
            String reason = reason(e, content);
            stuck(slot, e);
            if (content.confirmed()) {
                slot.failed(true);
                problems.put(slot.symbolicName(), reason);
                journal.wrong(
                        Action.REFUSED,
                        Journal.About.file(content.file())
                                .bundle(content.symbolicName())
                                .to(content.version()),
                        "does not start any more: " + reason);
            } else {
                goBack(slot, content, Optional.empty(), reason);
            }
        }
    }

    private void resume(Slot slot, Content content, boolean same) throws FailedException, InterruptedException {
        if (same) {
            try {
                host.start(location(slot), settings.get().startDeadline());
                return;
            } catch (FailedException e) {
                if (e.state() == FailedException.State.STUCK || !copies.isHere(content)) {
                    throw e;
                }
                // the framework's copy may be damaged: once more from ours
            }
        }
        bring(slot, content);
    }

    private void watchAgain(Slot slot) {
        if (!slot.current().orElseThrow().confirmed()) {
            trials.begin(slot, bundle(slot).orElseThrow());
        }
    }
}
