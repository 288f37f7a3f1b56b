package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.verify.BundleFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** What an operator sees. Belongs to the deployer's thread; what it makes does not. */
final class Statuses {
    static final int DIGITS = 12;

    private final Folder folder;
    private final State state;
    private final Installer installer;
    private final Trials trials;
    private final Removed removed;

    Statuses(Folder folder, State state, Installer installer, Trials trials, Removed removed) {
        this.folder = folder;
        this.state = state;
        this.installer = installer;
        this.trials = trials;
        this.removed = removed;
    }

    List<DeploymentStatus> all() {
        Map<String, DeploymentStatus> byFile = new TreeMap<>(Comparator.naturalOrder());
        removed.entries().forEach(entry -> byFile.put(entry.file(), entry));
        for (Slot slot : state.slots().values()) {
            slot.current()
                    .filter(content -> folder.file(content.file()).isEmpty())
                    .ifPresent(content -> byFile.put(content.file(), withoutFile(slot, content)));
        }
        for (Dropped file : folder.files()) {
            if (file.state() != null || !file.waiting().isEmpty()) {
                byFile.put(file.name(), status(file));
            }
        }
        return List.copyOf(byFile.values());
    }

    private DeploymentStatus status(Dropped file) {
        Optional<Slot> slot = file.facts().map(facts -> state.slots().get(facts.symbolicName()));
        if (!file.waiting().isEmpty()) {
            return waiting(file);
        }
        boolean about = file.state() != DeploymentState.REFUSED && file.state() != DeploymentState.SHADOWED;
        Optional<Content> inUse = slot.flatMap(Slot::current)
                .filter(content -> content.digest().equals(file.digest()) && !file.isRejected());
        Optional<String> reason = Optional.of(file.reason()).filter(text -> !text.isEmpty());
        return new DeploymentStatus(
                file.name(),
                file.facts().map(BundleFacts::symbolicName),
                file.facts().map(facts -> facts.version().toString()),
                about ? id(slot) : OptionalLong.empty(),
                file.state(),
                inUse.map(Content::since).orElse(file.since()),
                digits(file.digest()),
                lastGood(file.state(), slot),
                inUse.isPresent()
                        ? slot.flatMap(this::stopped)
                                .or(() -> slot.flatMap(installer::absentWidgets))
                                .or(() -> reason)
                        : reason);
    }

    /** What ran before goes on, and nothing is held against the file. */
    private static DeploymentStatus waiting(Dropped file) {
        return new DeploymentStatus(
                file.name(),
                file.facts().map(BundleFacts::symbolicName),
                Optional.empty(),
                OptionalLong.empty(),
                DeploymentState.REFUSED,
                file.modified(),
                digits(file.digest()),
                Optional.empty(),
                Optional.of(file.waiting()));
    }

    /** The deployer did not do it, and does not undo it. */
    private Optional<String> stopped(Slot slot) {
        return installer.isActive(slot)
                ? Optional.empty()
                : Optional.of("its bundle was stopped or uninstalled by somebody else; deploy:install brings it back");
    }

    /** A file that failed is no version; what was brought back for it is the one that runs. */
    private static Optional<String> lastGood(DeploymentState state, Optional<Slot> slot) {
        return state == DeploymentState.ROLLED_BACK
                ? slot.flatMap(Slot::current).map(Content::version)
                : slot.flatMap(known -> known.goods().stream().findFirst()).map(Content::version);
    }

    private DeploymentStatus withoutFile(Slot slot, Content content) {
        DeploymentState how = slot.failed()
                ? DeploymentState.FAILED
                : trials.isOn(slot) ? DeploymentState.ON_TRIAL : DeploymentState.ACTIVE;
        return new DeploymentStatus(
                content.file(),
                Optional.of(slot.symbolicName()),
                Optional.of(content.version()),
                id(Optional.of(slot)),
                how,
                content.since(),
                digits(content.digest()),
                slot.goods().stream().findFirst().map(Content::version),
                Optional.of("its file is gone; it goes on from the runtime's own copy until it is removed or updated"));
    }

    private OptionalLong id(Optional<Slot> slot) {
        Optional<Bundle> bundle = slot.flatMap(installer::bundle);
        return bundle.isPresent() ? OptionalLong.of(bundle.get().getBundleId()) : OptionalLong.empty();
    }

    static String digits(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
