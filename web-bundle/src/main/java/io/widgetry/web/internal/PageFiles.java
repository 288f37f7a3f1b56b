package io.widgetry.web.internal;

import io.widgetry.web.internal.http.StaticFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The files of our pages, as they are in the bundle. */
final class PageFiles {
    private static final String ROOT = "/web/";
    private static final List<String> FOLDERS = List.of("common", "desktop", "login", "operations");
    // What one sees before one is logged in
    private static final List<String> OPEN = List.of("/login/", "/common/");

    private PageFiles() {}

    static StaticFiles of(Bundle bundle) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : FOLDERS) {
            Enumeration<URL> entries = bundle.findEntries(ROOT + folder, "*", true);
            for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
                if (!entry.getPath().endsWith("/")) {
                    try (InputStream content = entry.openStream()) {
                        files.put(entry.getPath().substring(ROOT.length() - 1), content.readAllBytes());
                    }
                }
            }
        }
        return new StaticFiles(files, OPEN);
    }
}
