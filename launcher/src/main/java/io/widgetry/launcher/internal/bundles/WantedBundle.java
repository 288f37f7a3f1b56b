package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * A bundle of the distribution, which belongs into the framework.
 *
 * @param startLevel where it starts
 * @param started whether it starts when its level is reached; not a library, which others only take packages from
 * @param late whether it starts when everything else is ready
 */
public record WantedBundle(BundleJar jar, int startLevel, boolean started, boolean late) {

    /** Not the deployer's, whose locations begin with "widgetry-deploy:". */
    private static final String LOCATION_PREFIX = "widgetry:";

    /** The framework's name for the bundle: an update of it has the same one. */
    public String location() {
        return LOCATION_PREFIX + jar.symbolicName();
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
