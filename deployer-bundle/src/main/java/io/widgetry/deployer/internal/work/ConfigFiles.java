package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.config.ConfigParser;
import io.widgetry.deployer.internal.config.ConfigStore;
import io.widgetry.deployer.internal.disk.Digests;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.Stamp;
import io.widgetry.deployer.internal.disk.TooLargeException;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configuration files: what they define holds as long as they are there. A PID belongs to one file: the one that defined
 * it first; another file that defines it as well is refused as a whole until the first one lets go of it.
 */
final class ConfigFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigFiles.class);

    private final Disk disk;
    private final Folder folder;
    private final ConfigStore store;
    private final State state;
    private final Journal journal;
    private final Supplier<Settings> settings;
    private final Set<String> conflicts = new HashSet<>();

    ConfigFiles(
            Disk disk, Folder folder, ConfigStore store, State state, Journal journal, Supplier<Settings> settings) {
        this.disk = disk;
        this.folder = folder;
        this.store = store;
        this.state = state;
        this.journal = journal;
        this.settings = settings;
    }

    void examine(Dropped file, Path path, byte[] content, Stamp before) throws RefusedException, IOException {
        String digest = Digests.of(content);
        if (digest.equals(file.digest()) && file.state() != null) {
            file.touched(before);
            return;
        }
        Map<String, Hashtable<String, Object>> configurations = check(file.name(), content);
        if (!disk.entry(path).stamp().equals(before)) {
            file.postpone(System.nanoTime() + settings.get().quiet().toNanos());
            return;
        }
        boolean changed = apply(file.name(), configurations);
        file.examined(before, digest, System.nanoTime());
        file.fares(DeploymentState.ACTIVE, "");
        if (changed) {
            tell(file.name(), "applied", configurations.keySet());
            tryConflictsAgain();
        }
    }

    private void tell(String name, String what, Iterable<String> pids) {
        String list = String.join(", ", pids);
        journal.done(
                Action.CONFIGURED,
                Journal.About.file(name),
                "configuration " + what + (list.isEmpty() ? ", it is empty" : ": " + list));
    }

    /** The content of a file in JSON. */
    byte[] read(Path path) throws RefusedException, IOException {
        try {
            return disk.read(path, settings.get().limits().configBytes());
        } catch (TooLargeException e) {
            throw RefusedException.because("is larger than "
                    + settings.get().limits().configBytes()
                    + " bytes, which is not allowed (maxConfigurationBytes)");
        }
    }

    /** Whether a file could be applied, and what it defines. */
    Map<String, Hashtable<String, Object>> check(String name, byte[] content) throws RefusedException, IOException {
        conflicts.remove(name);
        Map<String, Hashtable<String, Object>> configurations =
                ConfigParser.parse(content, settings.get().protectedPids());
        for (String pid : configurations.keySet()) {
            if (store.isForeign(pid)) {
                conflicts.add(name);
                throw RefusedException.because(
                        "configures " + pid + ", which is configured elsewhere; that configuration is left alone");
            }
            Optional<String> owner = owner(pid).filter(other -> !other.equals(name));
            if (owner.isPresent()) {
                conflicts.add(name);
                throw RefusedException.because("configures " + pid + ", which " + owner.get()
                        + " configures already: it has to be in one of them only");
            }
        }
        return configurations;
    }

    /** The file that a PID belongs to, if that is still there. */
    private Optional<String> owner(String pid) {
        return state.configurations().entrySet().stream()
                .filter(entry -> entry.getValue().contains(pid))
                .map(Map.Entry::getKey)
                .filter(name ->
                        folder.file(name).filter(file -> !file.isMissing()).isPresent())
                .findFirst();
    }

    private boolean apply(String name, Map<String, Hashtable<String, Object>> configurations) throws IOException {
        List<String> before = state.configurations().getOrDefault(name, List.of());
        boolean changed = false;
        for (Map.Entry<String, Hashtable<String, Object>> entry : configurations.entrySet()) {
            changed |= store.apply(entry.getKey(), entry.getValue());
        }
        for (String pid : before) {
            if (!configurations.containsKey(pid)) {
                store.delete(pid);
                changed = true;
            }
        }
        // A file that is gone, and whose PIDs these were, was renamed.
        state.configurations()
                .replaceAll((other, pids) -> pids.stream()
                        .filter(pid -> other.equals(name) || !configurations.containsKey(pid))
                        .toList());
        state.configurations().put(name, List.copyOf(configurations.keySet()));
        return changed;
    }

    /** Takes back what a file defined that is gone. */
    void takeBack(String name) throws IOException {
        conflicts.remove(name);
        List<String> pids = state.configurations().getOrDefault(name, List.of());
        for (String pid : pids) {
            store.delete(pid);
        }
        state.configurations().remove(name);
        if (!pids.isEmpty()) {
            tell(name, "taken back", pids);
        }
        tryConflictsAgain();
    }

    /** Takes back what a file defined that holds something else now. */
    void takeBackIfAny(String name) throws IOException {
        if (state.configurations().containsKey(name)) {
            takeBack(name);
        }
    }

    private void tryConflictsAgain() {
        for (String name : conflicts) {
            folder.file(name).ifPresent(file -> file.again(System.nanoTime()));
        }
    }

    /** With the first look at the folder: what no file defines any more is taken back. */
    void takeBackOrphans() {
        try {
            for (String name : new ArrayList<>(state.configurations().keySet())) {
                if (folder.file(name).isEmpty()) {
                    takeBack(name);
                }
            }
            Set<String> defined = new HashSet<>();
            state.configurations().values().forEach(defined::addAll);
            for (String pid : store.own()) {
                if (!defined.contains(pid)) {
                    store.delete(pid);
                }
            }
        } catch (IOException e) {
            LOG.warn("Configurations whose files are gone are not taken back: {}", Reason.of(e));
        }
    }
}
