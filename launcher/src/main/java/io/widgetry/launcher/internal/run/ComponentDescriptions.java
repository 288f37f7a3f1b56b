package io.widgetry.launcher.internal.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * What the component descriptions of a bundle declare. They are searched, not parsed: the component runtime, whose classes
 * the launcher does not have, reads them properly, and an XML parser costs more time than a start has to spare.
 */
final class ComponentDescriptions {

    private static final String HEADER = "Service-Component";

    private ComponentDescriptions() {}

    /** Whether one of the bundle's components provides the service; false if the bundle is not there any more. */
    static boolean declare(Bundle bundle, String service) {
        String entries = bundle.getHeaders("").get(HEADER);
        if (entries == null) {
            return false;
        }
        Pattern provided = Pattern.compile(
                "<provide\\s[^>]*\\binterface\\s*=\\s*[\"']\\s*" + Pattern.quote(service) + "\\s*[\"']");
        try {
            for (String entry : entries.split(",")) {
                for (URL description : named(entry.split(";", 2)[0].strip(), bundle)) {
                    if (provided.matcher(read(description)).find()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IllegalStateException | IOException e) {
            return false; // it was uninstalled or updated just now
        }
    }

    /** In the last part of the name there may be wildcards. */
    private static List<URL> named(String entry, Bundle bundle) {
        int end = entry.lastIndexOf('/');
        String directory = end < 0 ? "/" : entry.substring(0, end);
        Enumeration<URL> found = bundle.findEntries(directory, entry.substring(end + 1), false);
        return found == null ? List.of() : Collections.list(found);
    }

    private static String read(URL description) throws IOException {
        try (InputStream stream = description.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
