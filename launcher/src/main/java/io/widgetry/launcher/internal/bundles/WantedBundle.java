package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * A bundle that belongs into the framework.
 *
 * @param startLevel where it starts
 * @param started false for a library, which others only take packages from
 * @param widget whether it comes from the home's {@code deploy}: then it may fail without costing the others
 */
public record WantedBundle(BundleJar jar, int startLevel, boolean started, boolean widget) {

    private static final String LOCATION_PREFIX = "widgetry:";

    /** The framework's name for the bundle: an update of it has the same one. */
    String location() {
        return LOCATION_PREFIX + jar.symbolicName();
    }

    /** Gives the framework's bundle the content of the file. */
    public void update(Bundle bundle) throws BundleException, IOException {
        try (InputStream content = jar.open()) {
            bundle.update(content);
        }
    }

    static boolean isOurs(String location) {
        return location.startsWith(LOCATION_PREFIX);
    }
}
