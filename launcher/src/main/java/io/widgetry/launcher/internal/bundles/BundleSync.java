package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Makes a framework that is initialised and not yet started hold exactly the wanted bundles: installs what is new,
 * updates what has other content than last time, uninstalls what is gone. What was installed by other means stays.
 */
public final class BundleSync {

    private final BundleContext framework;
    private final DigestFile digests;

    public BundleSync(BundleContext framework, DigestFile digests) {
        this.framework = framework;
        this.digests = digests;
    }

    /**
     * Does it, and marks the bundles to be started when their start level is reached.
     *
     * @return the framework's bundle for each wanted one, in the same order
     */
    public Map<WantedBundle, Bundle> apply(BundleSet set) throws BundleException, IOException {
        Map<String, String> known = digests.read();
        Map<String, String> current = new LinkedHashMap<>();
        uninstallOthers(set.bundles().stream().map(WantedBundle::location).collect(Collectors.toSet()));
        Map<WantedBundle, Bundle> installed = new LinkedHashMap<>();
        for (WantedBundle wanted : set.bundles()) {
            String digest = wanted.jar().digest();
            installed.put(wanted, bring(wanted, digest.equals(known.get(wanted.location()))));
            current.put(wanted.location(), digest);
        }
        if (!current.equals(known)) {
            digests.write(current);
        }
        return installed;
    }

    private void uninstallOthers(Set<String> wanted) throws BundleException {
        for (Bundle bundle : framework.getBundles()) {
            if (WantedBundle.isOurs(bundle.getLocation()) && !wanted.contains(bundle.getLocation())) {
                bundle.uninstall();
            }
        }
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
        bundle.adapt(BundleStartLevel.class).setStartLevel(wanted.startLevel());
        if (wanted.started()) {
            // The framework is below every start level still, so this only leaves a mark.
            bundle.start();
        }
        return bundle;
    }
}
