package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.deployer.internal.browser.Packing;
import io.widgetry.deployer.internal.config.ConfigStore;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.host.BundleHost;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.Content;
import io.widgetry.deployer.internal.state.History;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.state.StateFile;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.trial.Trial;
import io.widgetry.deployer.internal.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drop folder and what is made of it. Everything happens on one thread, one thing after the other. */
public final class Deployer implements DeploymentAdmin, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final long SHORTEST_PAUSE_NANOS = 10_000_000;

    private final Disk disk;
    private final Places places;
    private final BundleHost host;
    private final Supplier<Settings> settings;
    private final Runnable ready;

    private final State state;
    private final History history;
    private final Journal journal;
    private final Folder folder;
    private final Due due;
    private final Notes notes;
    private final Copies copies;
    private final Memory memory;
    private final Trials trials;
    private final Installer installer;
    private final ConfigFiles configurations;
    private final Intake intake;
    private final Removed removed = new Removed();
    private final Chooser chooser;
    private final Operator operator;
    private final Statuses statuses;
    private final Worker worker;
    private final FolderWatch watch;

    private volatile List<DeploymentStatus> published = List.of();
    private boolean stateUnwritten;
    private boolean looked;
    private boolean untidy;

    /**
     * Begins to work.
     *
     * @param runtime the core's view of widgets, empty while there is no core
     * @param ready called once, after the first look at the folder
     */
    public Deployer(
            Places places,
            Disk disk,
            BundleHost host,
            ConfigStore store,
            Supplier<Optional<RuntimeAdmin>> runtime,
            Supplier<Settings> settings,
            Runnable ready) {
        this.places = places;
        this.disk = disk;
        this.host = host;
        this.settings = settings;
        this.ready = ready;
        StateFile stateFile = new StateFile(disk, places.stateFile());
        state = read(stateFile);
        history = new History(disk, places.historyFile());
        journal = new Journal(history, () -> settings.get().history());
        Packing packing = new Packing(disk, () -> settings.get().limits());
        folder = new Folder(disk, places.deploy(), () -> settings.get().limits().widgetFiles());
        due = new Due(disk, folder, settings);
        notes = new Notes(disk, folder);
        copies = new Copies(disk, places, new Verifier(host), packing, state, settings);
        trials = new Trials(runtime, settings);
        memory = new Memory(stateFile, state, copies);
        installer = new Installer(host, copies, state, memory, journal, trials, settings);
        configurations = new ConfigFiles(disk, folder, store, state, journal, settings);
        intake = new Intake(folder, copies, packing, configurations, state, journal, settings);
        chooser = new Chooser(folder, state, installer, trials, intake, journal, removed);
        operator = new Operator(
                disk,
                places,
                folder,
                notes,
                copies,
                configurations,
                new Candidates(places, copies, packing, configurations),
                state,
                installer,
                intake,
                chooser,
                journal);
        statuses = new Statuses(folder, state, installer, trials, removed);
        worker = new Worker("widgetry-deployer", this::begin, this::look, this::pause);
        watch = new FolderWatch(
                disk, places.deploy(), worker::wake, () -> settings.get().scan());
    }

    private static State read(StateFile stateFile) {
        try {
            return stateFile.read();
        } catch (IOException e) {
            LOG.warn(
                    "What was deployed before is not known: {}. Everything in the folder is taken up anew.",
                    Reason.of(e));
            return new State();
        }
    }

    /** The first look: afterwards what should run does, and the runtime may call itself ready. */
    private void begin() throws InterruptedException {
        long since = System.nanoTime();
        try {
            disk.makeFolder(places.deploy());
            disk.makeFolder(places.deployed());
        } catch (IOException e) {
            LOG.warn("The folders of the deployer cannot be made: {}", Reason.of(e));
        }
        try {
            history.read(settings.get().history());
        } catch (IOException e) {
            LOG.warn("The deployments' history cannot be read: {}", Reason.of(e));
        }
        try {
            adopt();
            look();
            lookUntilNewFilesAreQuiet();
            if (looked) {
                configurations.takeBackOrphans();
            } else {
                chooser.resumeAll();
            }
        } finally {
            LOG.debug("First look at {} took {} ms", places.deploy(), (System.nanoTime() - since) / 1_000_000);
            ready.run();
        }
    }

    /** Finds the deployer's bundles in the framework; those of which nothing is known are removed or updated. */
    private void adopt() throws InterruptedException {
        for (Bundle bundle : host.bundles()) {
            String name = bundle.getSymbolicName();
            Slot slot = state.slots().computeIfAbsent(name, Slot::new);
            if (!installer.bundle(slot).filter(bundle::equals).isPresent()) {
                host.uninstall(bundle, settings.get().startDeadline());
            }
        }
    }

    /** A home that was filled a moment ago shall be ready with what is in it. Takes no longer than the quiet time. */
    private void lookUntilNewFilesAreQuiet() throws InterruptedException {
        Duration quiet = settings.get().quiet();
        long since = System.nanoTime();
        while (System.nanoTime() - since < quiet.toNanos()
                && folder.files().stream().anyMatch(file -> file.isOpen() && file.state() == null)) {
            Worker.pause(Math.min(pause(), quiet.toNanos()));
            look();
        }
    }

    private void look() throws InterruptedException {
        if (trials.areDue(System.nanoTime())) {
            endTrials();
        }
        if (folder.look(System.nanoTime())) {
            boolean examined = examineWhatIsDue();
            boolean forgotten = forgetWhatIsGone();
            chooser.chooseAll();
            untidy |= !looked || examined || forgotten;
            looked = true;
        }
        publish();
        if (untidy) {
            copies.clean(List.copyOf(folder.files()));
            untidy = false;
        }
    }

    private boolean examineWhatIsDue() {
        List<Dropped> files = due.files();
        files.stream().filter(Dropped::isConfiguration).forEach(intake::examine);
        files.stream().filter(file -> !file.isConfiguration()).forEach(intake::examine);
        return !files.isEmpty();
    }

    private boolean forgetWhatIsGone() {
        long now = System.nanoTime();
        boolean any = false;
        for (Dropped file : folder.files()) {
            Duration gone = Duration.ofNanos(now - file.missingNanos());
            boolean wait =
                    !file.isConfiguration() && chooser.hasFilesOnTheirWay() && gone.compareTo(Chooser.PATIENCE) < 0;
            if (file.isMissing() && gone.compareTo(settings.get().removeGrace()) >= 0 && !wait) {
                forget(file);
                any = true;
            }
        }
        return any;
    }

    private void forget(Dropped file) {
        folder.forget(file.name());
        notes.delete(file.name());
        if (file.isConfiguration()) {
            try {
                configurations.takeBack(file.name());
            } catch (IOException e) {
                LOG.warn("The configuration of {} cannot be taken back: {}", file.name(), Reason.of(e));
            }
        }
        for (Slot slot : state.slots().values()) {
            if (slot.detached()
                    && slot.current().filter(c -> c.file().equals(file.name())).isPresent()) {
                LOG.info(
                        "{} is gone; {} {} goes on without a file until it is removed or updated",
                        file.name(),
                        slot.symbolicName(),
                        slot.current().map(Content::version).orElse(""));
            }
        }
    }

    private void endTrials() throws InterruptedException {
        // Asked once for all trials: what the core's widgets cost takes long to add up.
        List<WidgetStatus> widgets = trials.any() ? trials.widgets() : List.of();
        for (String name : trials.names()) {
            Slot slot = state.slots().get(name);
            Trial.Finding finding = trials.look(name, widgets);
            switch (finding.stage()) {
                case GOOD -> {
                    trials.end(slot);
                    Content content = slot.current().orElseThrow();
                    slot.current(content.asConfirmed());
                    journal.done(
                            Action.CONFIRMED,
                            Journal.About.file(content.file()).bundle(name).to(content.version()),
                            finding.message()
                                    + installer
                                            .absentWidgets(slot)
                                            .map(why -> "; but " + why)
                                            .orElse(""));
                    chooser.choose(name);
                }
                case BAD -> {
                    installer.condemn(slot, finding.message());
                    chooser.choose(name);
                }
                default -> {
                    continue; // it goes on
                }
            }
            widgets = trials.widgets(); // what has just been done took time
        }
    }

    private void publish() {
        notes.update();
        try {
            memory.write();
            stateUnwritten = false;
        } catch (IOException e) {
            if (!stateUnwritten) {
                LOG.warn(
                        "{} cannot be written: {}. Nothing is installed or updated until it can be.",
                        places.stateFile(),
                        Reason.of(e));
            }
            stateUnwritten = true;
        }
        published = statuses.all();
    }

    /** How long nothing has to be done, if nothing happens. */
    private long pause() {
        long now = System.nanoTime();
        Settings current = settings.get();
        long pause = Math.min(current.scan().toNanos(), due.in(now));
        for (Dropped file : folder.files()) {
            if (file.isMissing()) {
                pause = Math.min(pause, current.removeGrace().toNanos() - (now - file.missingNanos()));
            }
        }
        if (trials.any()) {
            pause = Math.min(pause, trials.dueIn(now));
        }
        return Math.max(pause, SHORTEST_PAUSE_NANOS);
    }

    /** A widget fares otherwise than before: if it is on trial, that cannot wait. May be called on any thread. */
    public void widgetChanged(WidgetState now) {
        if (now == WidgetState.FAILED || now == WidgetState.STALLED || now == WidgetState.QUARANTINED) {
            trials.hurry();
            worker.hurry();
        }
    }

    @Override
    public List<DeploymentStatus> deployments() {
        return published;
    }

    @Override
    public List<DeploymentRecord> history() {
        return history.records();
    }

    @Override
    public DeploymentResult verify(Path file) {
        Objects.requireNonNull(file, "file");
        return result(() -> operator.verify(file.toAbsolutePath()));
    }

    @Override
    public DeploymentResult install(Path file) {
        Objects.requireNonNull(file, "file");
        return result(() -> operator.install(file.toAbsolutePath()));
    }

    @Override
    public DeploymentResult rollback(String bundle) {
        Objects.requireNonNull(bundle, "bundle");
        return result(() -> operator.rollback(bundle));
    }

    @Override
    public DeploymentResult remove(String bundle) {
        Objects.requireNonNull(bundle, "bundle");
        return result(() -> operator.remove(bundle));
    }

    private interface Command {
        DeploymentResult run() throws InterruptedException;
    }

    /** On the deployer's thread, with what the operator then sees published before the answer. */
    private DeploymentResult result(Command command) {
        try {
            return worker.call(
                    () -> {
                        DeploymentResult result = command.run();
                        publish();
                        copies.clean(List.copyOf(folder.files()));
                        return result;
                    },
                    settings.get().verdict());
        } catch (Worker.NoAnswerException e) {
            return new DeploymentResult(false, Optional.empty(), Optional.empty(), e.getMessage());
        }
    }

    @Override
    public void close() {
        watch.close();
        worker.close();
        if (worker.isOver()) {
            publish(); // it may have been interrupted while it wrote
        }
    }
}
