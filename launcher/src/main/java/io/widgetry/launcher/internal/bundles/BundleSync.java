package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Makes a framework hold the distribution's bundles: installs what is new, updates what was written anew since,
 * uninstalls what is gone. What was installed by other means stays: bundles of the deployer, and of a person.
 */
public final class BundleSync {

    private final BundleContext framework;
    private final NotesFile stamps;
    private final Map<String, String> known;
    private final Map<String, String> current = new LinkedHashMap<>();

    public BundleSync(BundleContext framework, NotesFile stamps) throws IOException {
        this.framework = framework;
        this.stamps = stamps;
        this.known = stamps.read();
    }

    /**
     * Finds bundles that were installed last time and that the framework left out without a word, because it could not read
     * them. Bundles that somebody uninstalled are not among them: those were forgotten as they went.
     */
    public List<WantedBundle> lost(List<WantedBundle> wanted) {
        return wanted.stream()
                .filter(bundle -> known.containsKey(bundle.location()))
                .filter(bundle -> framework.getBundle(bundle.location()) == null)
                .toList();
    }

    /**
     * Uninstalls what is not wanted any more. Among it are the widgets of a home that was last used by a version whose
     * launcher installed them itself; the deployer does that now, at locations of its own.
     */
    public void uninstallAllBut(List<WantedBundle> wanted) throws BundleException {
        Set<String> locations = wanted.stream().map(WantedBundle::location).collect(Collectors.toSet());
        for (Bundle bundle : framework.getBundles()) {
            if (WantedBundle.isOurs(bundle.getLocation()) && !locations.contains(bundle.getLocation())) {
                bundle.uninstall();
            }
        }
    }

    /**
     * Brings bundles whose start level is not reached yet up to date, and marks them to be started when it is.
     *
     * @return the framework's bundle for each wanted one, in the same order
     */
    public List<InstalledBundle> bring(List<WantedBundle> bundles) throws BundleException, IOException {
        List<InstalledBundle> installed = new ArrayList<>();
        for (WantedBundle wanted : bundles) {
            String stamp = wanted.jar().stamp();
            Bundle bundle = bring(wanted, stamp.equals(known.get(wanted.location())));
            installed.add(new InstalledBundle(wanted, bundle));
            current.put(wanted.location(), stamp);
        }
        return installed;
    }

    private Bundle bring(WantedBundle wanted, boolean unchanged) throws BundleException, IOException {
        Bundle bundle = framework.getBundle(wanted.location());
        if (bundle == null) {
            try (InputStream content = wanted.jar().open()) {
                bundle = framework.installBundle(wanted.location(), content);
            }
        } else if (!unchanged) {
            wanted.update(bundle);
        }
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        if (level.getStartLevel() != wanted.startLevel()) {
            level.setStartLevel(wanted.startLevel());
        }
        if (wanted.started()) {
            bundle.start(); // which is too early, and so only leaves the mark
        } else if (level.isPersistentlyStarted()) {
            bundle.stop(); // another version of the distribution wanted it otherwise
        }
        return bundle;
    }

    /**
     * Remembers for the next start what was brought. From now on it also forgets what somebody uninstalls: the next start
     * installs that again, and does not take it for lost.
     *
     * @param onFailure is told, on the thread that uninstalls, where the latter cannot be written down
     */
    public void remember(Consumer<IOException> onFailure) throws IOException {
        if (!current.equals(known)) {
            stamps.write(current);
        }
        SynchronousBundleListener listener = event -> {
            if (event.getType() == BundleEvent.UNINSTALLED) {
                forget(event.getBundle().getLocation(), onFailure);
            }
        };
        framework.addBundleListener(listener);
    }

    private synchronized void forget(String location, Consumer<IOException> onFailure) {
        if (current.remove(location) != null) {
            try {
                stamps.write(current);
            } catch (IOException e) {
                onFailure.accept(e);
            }
        }
    }
}
