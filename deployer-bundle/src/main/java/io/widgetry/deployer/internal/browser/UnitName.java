package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.disk.Digests;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Names of what is made of a browser widget, by the name of the file in the drop folder. */
public final class UnitName {
    private static final String PREFIX = "browser.";
    private static final int LONGEST = 80;
    private static final int DIGITS = 8;

    private UnitName() {}

    /**
     * The symbolic name of the bundle, and id of the widget. A version at the end of a file's name is left out, so that
     * the next version is an update whichever way people name files.
     *
     * @param file {@code notes.zip}, {@code notes.json} or {@code notes/manifest.json}
     */
    public static String symbolicName(String file) {
        String stem = stem(file).replaceFirst("(?<=.)[-_ ]?[vV]?\\d+(\\.\\d+)+([-.+][A-Za-z0-9]+)*$", "");
        String clean = Normalizer.normalize(stem, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "-")
                .replaceAll("^-+|-+$", "");
        if (clean.isEmpty()) {
            clean = "widget-"
                    + Digests.of(stem.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        }
        return PREFIX + (clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST));
    }

    /** The name of an archive of the same widget. */
    public static String archive(String file) {
        return stem(file) + ".zip";
    }

    private static String stem(String file) {
        int folder = file.indexOf('/');
        if (folder >= 0) {
            return file.substring(0, folder);
        }
        int ending = file.lastIndexOf('.');
        return ending > 0 ? file.substring(0, ending) : file;
    }
}
