package io.widgetry.web.internal.browser;

import java.util.List;
import java.util.Optional;

/**
 * What a browser widget's manifest says, whichever of the two forms it has.
 *
 * @param name what to show
 * @param description may be empty
 * @param version empty where the manifest names none
 * @param icon a name or a file; may be empty
 * @param element the element to insert
 * @param files what it is made of, in their order; relative to the manifest
 * @param serie whether each script is loaded only after the one before it
 * @param overrideUrl where the script is during development; used only where that is configured
 * @param metadata the manifest's own words about the widget, as JSON
 */
record Manifest(
        String name,
        String description,
        Optional<String> version,
        String icon,
        Element element,
        List<File> files,
        boolean serie,
        Optional<String> overrideUrl,
        String metadata) {

    /** What is done with a file. */
    enum Kind {
        SCRIPT,
        STYLE
    }

    /**
     * One of the files.
     *
     * @param path within the bundle's folder in which the manifest is
     * @param kind what it is
     */
    record File(String path, Kind kind) {}
}
