package io.widgetry.web.internal.browser;

import io.widgetry.api.Scope;
import io.widgetry.web.internal.browser.BrowserWidget.Content;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/** Makes a browser widget of a capability and the files of its bundle. */
final class WidgetLoader {
    /** The capability's namespace, and the attribute that has the widget's id. */
    static final String NAMESPACE = "io.widgetry.browser-widget";

    /** As which the desktop's own buttons act. */
    static final String RESERVED = "desktop";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._/-]{1,200}");
    private static final int LARGEST = 20_000_000;
    private static final int MOST_FILES = 2_000;

    /** What keeps a widget from being offered while its bundle is updated: the new version is looked at when it starts. */
    static final String UPDATING = "its bundle is just being updated";

    /** A file that cannot be read while its bundle is being updated. */
    private static final class NotNow extends IOException {
        private static final long serialVersionUID = 1L;

        NotNow(RuntimeException cause) {
            super(UPDATING, cause);
        }
    }

    private WidgetLoader() {}

    static BrowserWidget load(Bundle bundle, Map<String, Object> attributes) {
        String id = text(attributes.get(NAMESPACE));
        String scope = text(attributes.get("scope"));
        String path = text(attributes.get("manifest"));
        WidgetIdentity identity = new WidgetIdentity(
                id,
                bundle.getSymbolicName(),
                bundle.getBundleId(),
                text(attributes.getOrDefault("version", bundle.getVersion())),
                scope(scope));
        try {
            if (!ID.matcher(id).matches() || id.equals(RESERVED)) {
                throw new ManifestException("the capability's " + NAMESPACE
                        + " must have 1 to 200 letters, digits, \".\", \"_\", \"/\" and \"-\", and not be " + RESERVED);
            }
            if (!scope.isEmpty() && identity.scope().isEmpty()) {
                throw new ManifestException("the capability's scope must be INTERACTION or AGENT, not " + scope);
            }
            return offered(identity, bundle, path);
        } catch (ManifestException e) {
            return BrowserWidget.unusable(identity, e.getMessage());
        }
    }

    private static BrowserWidget offered(WidgetIdentity identity, Bundle bundle, String path) throws ManifestException {
        try {
            Manifest manifest = ManifestReader.read(manifest(bundle, path));
            Map<String, Content> files = files(bundle, path);
            for (Manifest.File file : manifest.files()) {
                if (!files.containsKey(file.path())) {
                    throw new ManifestException("files name " + file.path() + ", which the bundle does not have");
                }
            }
            return BrowserWidget.of(identity, manifest, files);
        } catch (ManifestException e) {
            throw e.getMessage().equals(UPDATING)
                    ? e
                    : new ManifestException("manifest " + path + ": " + e.getMessage());
        }
    }

    /** Felix has no content for a bundle, and throws, while it replaces it. */
    private static <T> T asked(Supplier<T> question) throws ManifestException {
        try {
            return question.get();
        } catch (NullPointerException | IllegalStateException updating) {
            throw new ManifestException(UPDATING);
        }
    }

    private static byte[] manifest(Bundle bundle, String path) throws ManifestException {
        String name = Paths.normal(path).orElse(null);
        URL entry = name == null ? null : asked(() -> bundle.getEntry(name));
        if (entry == null) {
            throw new ManifestException("the bundle has no such file");
        }
        try {
            return read(entry, ManifestReader.LONGEST + 1);
        } catch (NotNow e) {
            throw new ManifestException(UPDATING);
        } catch (IOException e) {
            throw new ManifestException("it cannot be read: " + e);
        }
    }

    /** The files beside the manifest and below it, by name: those that can be served at all. */
    private static Map<String, Content> files(Bundle bundle, String manifest) throws ManifestException {
        String folder = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        Enumeration<URL> entries = asked(() -> bundle.findEntries("/" + folder, "*", true));
        Map<String, Content> files = new HashMap<>();
        for (URL entry : entries == null ? Collections.<URL>emptyList() : Collections.list(entries)) {
            String name = entry.getPath().replaceFirst("^/+", "");
            boolean ours = name.startsWith(folder)
                    && !name.startsWith("META-INF/")
                    && !name.startsWith("OSGI-INF/")
                    && !name.startsWith("OSGI-OPT/")
                    && MediaTypes.of(name).isPresent();
            if (ours) {
                files.put(name.substring(folder.length()), () -> read(entry, LARGEST));
            }
        }
        if (files.size() > MOST_FILES) {
            throw new ManifestException(
                    "beside it there are " + files.size() + " files, and there may be " + MOST_FILES);
        }
        return files;
    }

    private static byte[] read(URL entry, int most) throws IOException {
        try (InputStream in = entry.openStream()) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new FileNotFoundException(entry.getPath() + " has more than " + most + " bytes");
            }
            return bytes;
        } catch (NullPointerException | IllegalStateException updating) {
            throw new NotNow(updating);
        }
    }

    private static Optional<Scope> scope(String text) {
        return switch (text) {
            case "INTERACTION" -> Optional.of(Scope.INTERACTION);
            case "AGENT" -> Optional.of(Scope.AGENT);
            default -> Optional.empty();
        };
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
