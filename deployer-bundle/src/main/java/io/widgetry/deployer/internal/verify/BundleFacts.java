package io.widgetry.deployer.internal.verify;

import java.util.List;
import org.osgi.framework.Version;

/**
 * What has to be known of a bundle.
 *
 * @param symbolicName its symbolic name, without directives
 * @param version its version
 * @param widgets the names of its components that are widgets, and the ids of its browser widgets
 */
public record BundleFacts(String symbolicName, Version version, List<String> widgets) {

    /** How messages name it. */
    public String label() {
        return symbolicName + " " + version;
    }
}
