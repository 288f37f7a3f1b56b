package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * A bundle of the distribution, which belongs into the framework.
 *
 * @param startLevel where it starts
 * @param started false for a library, which others only take packages from
 */
public record WantedBundle(BundleJar jar, int startLevel, boolean started) {

    /** Not the deployer's, whose locations begin with "widgetry-deploy:". */
    private static final String LOCATION_PREFIX = "widgetry:";

    /** The framework's name for the bundle: an update of it has the same one. */
    public String location() {
        return LOCATION_PREFIX + jar.symbolicName();
    }

    /** Whether it starts when everything else is ready. */
    public boolean late() {
        return startLevel >= BundleSet.LATE_LEVEL;
    }

    /** Gives the framework's bundle the content of the file. */
    void update(Bundle bundle) throws BundleException, IOException {
        try (InputStream content = jar.open()) {
            bundle.update(content);
        }
    }

    static boolean isOurs(String location) {
        return location.startsWith(LOCATION_PREFIX);
    }
}
