package io.widgetry.deployer.internal.browser;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;

/** Versions as manifests write them. */
final class Versions {
    private static final Pattern FORM =
            Pattern.compile("[vV]?(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9}))?)?(?!\\d)(.*)", Pattern.DOTALL);
    private static final int LONGEST = 60;

    private Versions() {}

    /**
     * The bundle's version. Without one it is 0.0.0, whatever the content is: the digest tells contents of one version
     * apart, and a qualifier made of it would make every second update look like a downgrade.
     */
    static Version of(Optional<String> written) {
        String text = written.orElse("0").strip();
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new Version(number(parts, 1), number(parts, 2), number(parts, 3), qualifier(parts.group(4)))
                : new Version(0, 0, 0, qualifier(text));
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static String qualifier(String text) {
        String clean = text.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^[_-]+|[_-]+$", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
