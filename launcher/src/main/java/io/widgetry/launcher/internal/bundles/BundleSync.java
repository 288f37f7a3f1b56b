package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Makes a framework hold exactly the wanted bundles: installs what is new, updates what has other content than last time,
 * uninstalls what is gone. What was installed by other means stays.
 */
public final class BundleSync {

    private final BundleContext framework;
    private final DigestFile digests;
    private final Map<String, String> known;
    private final Map<String, String> current = new LinkedHashMap<>();

    public BundleSync(BundleContext framework, DigestFile digests) throws IOException {
        this.framework = framework;
        this.digests = digests;
        this.known = digests.read();
    }

    /** Uninstalls what is not wanted any more. */
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
    public Map<WantedBundle, Bundle> bring(List<WantedBundle> bundles) throws BundleException, IOException {
        Map<WantedBundle, Bundle> installed = new LinkedHashMap<>();
        for (WantedBundle wanted : bundles) {
            String digest = wanted.jar().digest();
            installed.put(wanted, bring(wanted, digest.equals(known.get(wanted.location()))));
            current.put(wanted.location(), digest);
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
        }
        return bundle;
    }

    /** Remembers for the next start what was brought. */
    public void remember() throws IOException {
        if (!current.equals(known)) {
            digests.write(current);
        }
    }
}
