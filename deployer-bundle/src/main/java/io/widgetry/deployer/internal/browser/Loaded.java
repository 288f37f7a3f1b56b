package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.JsonText;
import io.widgetry.deployer.internal.verify.RefusedException;
import io.widgetry.deployer.internal.verify.WidgetManifest;
import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import java.util.SortedMap;

/**
 * A browser widget in memory.
 *
 * @param manifest what its manifest says
 * @param text the manifest as it is
 * @param files its other files, by their path from the manifest's folder
 */
record Loaded(WidgetManifest manifest, byte[] text, SortedMap<String, byte[]> files) {

    /** Whether what the manifest names is there and is text. */
    void check() throws RefusedException {
        for (Named named : manifest.files()) {
            byte[] content = files.get(named.path());
            String file = "the file " + Reason.line(named.path());
            if (content == null) {
                throw RefusedException.because("lacks " + file + ", which " + named.field() + " names");
            }
            if (content.length == 0 && named.isScript()) {
                throw RefusedException.incomplete("names in " + named.field() + " " + file + ", which is empty");
            }
            try {
                JsonText.decode(content);
            } catch (RefusedException notUtf8) {
                throw RefusedException.because(
                        "names in " + named.field() + " " + file + ", which " + notUtf8.getMessage());
            }
        }
    }
}
