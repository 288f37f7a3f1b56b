package io.widgetry.deployer.internal.verify;

import java.util.List;
import java.util.Optional;

/**
 * What a browser widget's manifest says, as far as its deployment is concerned.
 *
 * @param name how people call it
 * @param description may be empty
 * @param version as it is written; empty if it says none
 * @param icon the icon's path, if it may be a file
 * @param files the scripts and styles that it names, in their order
 */
public record WidgetManifest(
        String name, String description, Optional<String> version, Optional<String> icon, List<Named> files) {

    /** The longest manifest, in bytes. */
    public static final int LONGEST = 256 * 1024;

    /**
     * A file that the manifest names.
     *
     * @param path from the manifest's folder
     * @param field where it is named
     */
    public record Named(String path, String field) {
        /** Whether it is a script: an empty one is none. */
        public boolean isScript() {
            return !path.endsWith(".css");
        }
    }
}
