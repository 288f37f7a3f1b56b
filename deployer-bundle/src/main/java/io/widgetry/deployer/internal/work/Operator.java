package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.browser.UnitName;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.BundleFacts;
import io.widgetry.deployer.internal.verify.RefusedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator can tell the deployer to do. Runs on the deployer's thread. */
final class Operator {
    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

    private final Disk disk;
    private final Places places;
    private final Folder folder;
    private final Notes notes;
    private final Copies copies;
    private final ConfigFiles configurations;
    private final Candidates candidates;
    private final State state;
    private final Installer installer;
    private final Intake intake;
    private final Chooser chooser;
    private final Journal journal;

    Operator(
            Disk disk,
            Places places,
            Folder folder,
            Notes notes,
            Copies copies,
            ConfigFiles configurations,
            Candidates candidates,
            State state,
            Installer installer,
            Intake intake,
            Chooser chooser,
            Journal journal) {
        this.disk = disk;
        this.places = places;
        this.folder = folder;
        this.notes = notes;
        this.copies = copies;
        this.configurations = configurations;
        this.candidates = candidates;
        this.state = state;
        this.installer = installer;
        this.intake = intake;
        this.chooser = chooser;
        this.journal = journal;
    }

    private static DeploymentResult no(String message) {
        return new DeploymentResult(false, Optional.empty(), Optional.empty(), message);
    }

    DeploymentResult verify(Path given) {
        String name = String.valueOf(given.getFileName());
        try {
            Path file = given.toRealPath();
            if (candidates.isConfiguration(file)) {
                configurations.check(name, configurations.read(file));
                return new DeploymentResult(
                        true, Optional.empty(), Optional.empty(), name + " is a configuration and would be applied");
            }
            Candidate candidate = candidates.examine(file);
            String now = Optional.ofNullable(state.slots().get(candidate.facts().symbolicName()))
                    .flatMap(Slot::current)
                    .map(content -> content.digest().equals(candidate.digest())
                            ? " is in use already"
                            : " could replace " + content.version())
                    .orElse(" could be installed");
            return candidate.result(true, candidate.facts().label() + now);
        } catch (RefusedException refused) {
            return refused(name, refused);
        } catch (IOException e) {
            return no(name + " cannot be read: " + Reason.of(e));
        } catch (Copies.ChangedException e) {
            return no(name + " changed while it was read: try again");
        }
    }

    private static DeploymentResult refused(String name, RefusedException refused) {
        return new DeploymentResult(
                false,
                refused.facts().map(BundleFacts::symbolicName),
                refused.facts().map(facts -> facts.version().toString()),
                name + " refused: " + refused.getMessage() + ". " + Journal.UNCHANGED);
    }

    DeploymentResult install(Path given) throws InterruptedException {
        String name = String.valueOf(given.getFileName());
        if (!Folder.isTaken(name)) {
            return no(name + " refused: a bundle is a file named *.jar, a configuration or a browser widget's manifest"
                    + " one named *.json, an archive of a browser widget one named *.zip. " + Journal.UNCHANGED);
        }
        try {
            Path file = given.toRealPath();
            disk.makeFolder(places.deploy());
            folder.look(System.nanoTime());
            boolean inFolder = candidates.inFolder(file).isPresent();
            if (candidates.isConfiguration(file)) {
                return installConfiguration(name, file, inFolder);
            }
            Candidate candidate = candidates.examine(file);
            Optional<String> other = folder.file(candidate.name())
                    .flatMap(Dropped::facts)
                    .map(BundleFacts::symbolicName)
                    .filter(held -> !held.equals(candidate.facts().symbolicName()));
            if (other.isPresent()) {
                return candidate.result(
                        false,
                        name + " refused: a file of this name is in the folder and holds " + other.get()
                                + "; give this one another name. " + Journal.UNCHANGED);
            }
            return install(candidate, inFolder);
        } catch (RefusedException refused) {
            Journal.About about = Journal.About.file(name);
            journal.refused(
                    refused.facts()
                            .map(facts -> about.bundle(facts.symbolicName()))
                            .orElse(about),
                    refused.getMessage());
            return refused(name, refused);
        } catch (IOException e) {
            return no(name + " cannot be installed: " + Reason.of(e) + ". " + Journal.UNCHANGED);
        } catch (Copies.ChangedException e) {
            return no(name + " changed while it was read: try again");
        }
    }

    private DeploymentResult install(Candidate candidate, boolean inFolder) throws IOException, InterruptedException {
        Content content = Copies.content(candidate.facts(), candidate.digest(), candidate.name());
        Optional<Content> current = Optional.ofNullable(state.slots().get(content.symbolicName()))
                .filter(installer::isActive)
                .flatMap(Slot::current);
        boolean inUse = current.filter(c -> c.digest().equals(content.digest())).isPresent();
        state.verdicts().remove(candidate.digest());
        if (current.isPresent() && !inUse && !inFolder) {
            return replace(candidate, content);
        }
        if (!inFolder) {
            copies.put(content, candidate.name(), folder.path(candidate.name()));
        }
        Dropped file = place(content, candidate.facts(), candidate.parts());
        if (inUse) {
            withdrawOthers(content);
            chooser.choose(content.symbolicName());
            return candidate.result(true, candidate.facts().label() + " is in use already");
        }
        Outcome outcome = chooser.deploy(file);
        if (outcome.ok()) {
            withdrawOthers(content);
        }
        return candidate.result(outcome.ok(), outcome.sentence());
    }

    /** The file comes into the folder, and the other ones go, only if what runs was replaced. */
    private DeploymentResult replace(Candidate candidate, Content content) throws IOException, InterruptedException {
        Path target = folder.path(candidate.name());
        Path ready = target.resolveSibling("." + candidate.name() + ".new");
        Outcome outcome;
        try {
            copies.put(content, candidate.name(), ready); // where there is no room, nothing is touched
            outcome = installer.deploy(content);
            if (outcome.ok()) {
                return candidate.result(true, outcome.sentence() + moveIn(ready, target, candidate, content, outcome));
            }
        } finally {
            disk.delete(ready);
        }
        chooser.choose(content.symbolicName()); // what runs is what the folder says still
        if (outcome.retry()) {
            Journal.About about = Journal.About.file(candidate.name()).bundle(content.symbolicName());
            return candidate.result(false, journal.refused(about, outcome.reason()));
        }
        return candidate.result(false, outcome.sentence());
    }

    /** Answers what has to be added to the message if that fails. */
    private String moveIn(Path ready, Path target, Candidate candidate, Content content, Outcome outcome) {
        try {
            disk.move(ready, target);
            Dropped file = place(content, candidate.facts(), candidate.parts());
            file.fares(outcome.state(), outcome.reason());
            chooser.isBack(file);
            withdrawOthers(content);
            return "";
        } catch (IOException e) {
            return "; but the folder does not say so: " + Reason.of(e);
        }
    }

    /** Notes that a file is in the folder with this content, so that it is not examined again. */
    private Dropped place(Content content, BundleFacts facts, Optional<Parts> parts) throws IOException {
        long now = System.nanoTime();
        notes.delete(content.file());
        Dropped file = folder.put(content.file(), parts, now);
        file.examined(folder.entry(file).stamp(), content.digest(), now);
        file.facts(facts);
        file.fares(DeploymentState.SHADOWED, ""); // until it is chosen
        return file;
    }

    /** Takes the other files about a bundle out of the folder. */
    private void withdrawOthers(Content kept) throws IOException {
        for (Dropped file : folder.filesOf(kept.symbolicName())) {
            if (!file.name().equals(kept.file())) {
                withdraw(file);
            }
        }
    }

    private void withdraw(Dropped file) throws IOException {
        try {
            copies.withdraw(folder.path(file.name()), file.digest());
        } catch (NoSuchFileException goneAlready) {
            LOG.debug("{} was gone already", file.name());
        }
        notes.delete(file.name());
        folder.forget(file.name());
    }

    private DeploymentResult installConfiguration(String name, Path file, boolean inFolder)
            throws RefusedException, IOException {
        configurations.check(name, configurations.read(file));
        if (!inFolder) {
            disk.copy(file, folder.path(name), Long.MAX_VALUE);
        }
        notes.delete(name);
        Dropped dropped = folder.put(name, Optional.empty(), System.nanoTime());
        dropped.again(System.nanoTime());
        intake.examine(dropped);
        boolean ok = dropped.state() == DeploymentState.ACTIVE;
        return new DeploymentResult(
                ok,
                Optional.empty(),
                Optional.empty(),
                ok ? name + " is applied" : name + " refused: " + dropped.reason() + ". " + Journal.UNCHANGED);
    }

    DeploymentResult rollback(String bundle) throws InterruptedException {
        Slot slot = state.slots().get(bundle);
        if (slot == null || slot.current().isEmpty()) {
            return no(unknown(bundle));
        }
        Content before = slot.current().get();
        if (slot.goods().isEmpty()) {
            return new DeploymentResult(
                    false,
                    Optional.of(bundle),
                    Optional.of(before.version()),
                    bundle + " " + before.version() + " has no earlier good version to go back to. "
                            + Journal.UNCHANGED);
        }
        Content good = slot.goods().get(0);
        Optional<String> fault = installer.goBackTo(slot, good);
        if (fault.isPresent()) {
            return new DeploymentResult(
                    false, Optional.of(bundle), Optional.of(before.version()), bundle + ": " + fault.get());
        }
        String aside = putInPlace(slot, good);
        String sentence = journal.done(
                Action.ROLLED_BACK,
                Journal.About.file(before.file())
                        .bundle(bundle)
                        .from(Optional.of(before.version()))
                        .to(good.version()),
                "rolled back by an operator" + aside);
        return new DeploymentResult(true, Optional.of(bundle), Optional.of(good.version()), sentence);
    }

    /** Makes the folder say what runs. Answers what has to be added to the message if that fails. */
    private String putInPlace(Slot slot, Content good) {
        BundleFacts facts = new BundleFacts(good.symbolicName(), Version.parseVersion(good.version()), List.of());
        try {
            for (Dropped file : new ArrayList<>(folder.filesOf(good.symbolicName()))) {
                if (!file.digest().equals(good.digest())) {
                    withdraw(file);
                }
            }
            boolean there = folder.filesOf(good.symbolicName()).stream().anyMatch(file -> !file.isMissing());
            if (!there) {
                String name = good.file().endsWith(Folder.BUNDLE) ? good.file() : UnitName.archive(good.file());
                boolean taken = folder.file(name).isPresent();
                Content placed = good.from(taken ? good.copyName() : name);
                copies.put(good, placed.file(), folder.path(placed.file()));
                place(placed, facts, Optional.empty());
                slot.current(slot.current().orElseThrow().from(placed.file()));
            }
            chooser.choose(good.symbolicName());
            return "";
        } catch (IOException e) {
            slot.detached(true);
            return "; but the folder still holds the newer file: " + Reason.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String unknown(String bundle) {
        return "there is no bundle " + Reason.line(bundle)
                + " that was installed from the drop folder: deploy:list shows those that were";
    }

    DeploymentResult remove(String bundle) throws InterruptedException {
        Slot slot = state.slots().get(bundle);
        List<Dropped> files = new ArrayList<>(folder.filesOf(bundle));
        if (slot == null && files.isEmpty()) {
            return no(unknown(bundle));
        }
        Optional<String> version =
                Optional.ofNullable(slot).flatMap(Slot::current).map(Content::version);
        if (slot != null) { // what lies in its file's place, but could not be read, goes as well
            slot.current()
                    .flatMap(content -> folder.file(content.file()))
                    .filter(file -> file.isRejected() && file.facts().isEmpty())
                    .ifPresent(files::add);
        }
        try {
            for (Dropped file : files) {
                withdraw(file);
            }
        } catch (IOException e) {
            return new DeploymentResult(
                    false,
                    Optional.of(bundle),
                    version,
                    bundle + " is not removed, because its file cannot be taken out of the folder: " + Reason.of(e));
        }
        String sentence = slot == null
                ? bundle + ": its file is taken out of the folder; nothing of it was installed"
                : chooser.remove(slot, "by an operator");
        return new DeploymentResult(true, Optional.of(bundle), version, sentence);
    }
}
