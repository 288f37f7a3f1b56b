package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A file that is a bundle.
 *
 * @param symbolicName what the bundle is known by, without directives
 * @param digest of the file's content
 */
public record BundleJar(Path file, String symbolicName, Version version, boolean fragment, String digest) {

    /** Reads what the launcher has to know of a bundle. */
    public static BundleJar read(Path file) throws NotABundleException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw new NotABundleException("it has no manifest");
            }
            return of(file, manifest.getMainAttributes());
        } catch (IOException e) {
            throw new NotABundleException("it is not a readable jar file (" + e.getMessage() + ")");
        }
    }

    private static BundleJar of(Path file, Attributes headers) throws NotABundleException, IOException {
        String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null) {
            throw new NotABundleException("it is a jar file but no bundle: its manifest has no Bundle-SymbolicName");
        }
        String version = headers.getValue(Constants.BUNDLE_VERSION);
        try {
            return new BundleJar(
                    file,
                    name.split(";", 2)[0].strip(),
                    Version.parseVersion(version),
                    headers.getValue(Constants.FRAGMENT_HOST) != null,
                    Digest.of(file));
        } catch (IllegalArgumentException e) {
            throw new NotABundleException("its Bundle-Version \"" + version + "\" is not a version");
        }
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
