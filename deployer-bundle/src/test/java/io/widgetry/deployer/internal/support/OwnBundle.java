package io.widgetry.deployer.internal.support;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The deployer as a bundle, made of the classes that are being tested as the build makes it. */
public final class OwnBundle {
    private static final List<String> LIBRARIES =
            List.of("org.osgi.util.converter", "jakarta.json", "org.apache.felix.cm.json");

    private OwnBundle() {}

    /** Installs the libraries that it needs, and the deployer itself, not started. */
    public static Bundle install(BundleContext context) throws Exception {
        for (String library : LIBRARIES) {
            context.installBundle("file:" + Container.onClassPath(library));
        }
        return context.installBundle(make().toUri().toString());
    }

    private static Path make() throws Exception {
        Path tests = Path.of(OwnBundle.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Builder builder = new Builder()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (Files.exists(Path.of(entry)) && !Path.of(entry).equals(tests)) {
                    builder.addClasspath(new File(entry));
                }
            }
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, "io.widgetry.deployer");
            builder.setProperty(Constants.PRIVATE_PACKAGE, "io.widgetry.deployer.internal.*");
            builder.setProperty("-conditionalpackage", "org.apache.felix.utils.*");
            Path jar = Files.createTempFile("deployer", ".jar");
            jar.toFile().deleteOnExit();
            builder.build().write(jar.toFile());
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException("bnd: " + builder.getErrors());
            }
            return jar;
        }
    }
}
