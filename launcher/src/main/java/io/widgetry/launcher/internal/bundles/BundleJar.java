package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A file that is a bundle.
 *
 * @param symbolicName what the bundle is known by, without directives
 * @param stamp changes with the file's content
 */
public record BundleJar(Path file, String symbolicName, boolean fragment, String stamp) {

    /** Reads what the launcher has to know of a bundle. */
    static BundleJar read(Path file) throws NotABundleException {
        try {
            String stamp = Stamp.of(file); // before the content: what is written meanwhile has another one
            Manifest manifest = ManifestOfJar.read(file);
            if (manifest == null) {
                throw new NotABundleException("it has no manifest");
            }
            return of(file, manifest.getMainAttributes(), stamp);
        } catch (IOException e) {
            throw new NotABundleException("it is not a readable jar file (" + e.getMessage() + ")");
        }
    }

    private static BundleJar of(Path file, Attributes headers, String stamp) throws NotABundleException {
        String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null) {
            throw new NotABundleException("it is a jar file but no bundle: its manifest has no Bundle-SymbolicName");
        }
        String version = headers.getValue(Constants.BUNDLE_VERSION);
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException e) {
            throw new NotABundleException("its Bundle-Version \"" + version + "\" is not a version");
        }
        int directives = name.indexOf(';');
        String plain = (directives < 0 ? name : name.substring(0, directives)).strip();
        return new BundleJar(file, plain, headers.getValue(Constants.FRAGMENT_HOST) != null, stamp);
    }

    /** The file's content, to install from. */
    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    /** How messages name the bundle. */
    public String fileName() {
        return file.getFileName().toString();
    }
}
