package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.text.Names;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.utils.manifest.Clause;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;

/** Says whether a file may become a bundle of this runtime, before anything that runs is touched. */
public final class Verifier {
    private static final String WIDGET = "io.widgetry.api.Widget";
    private static final String API = "io.widgetry.api";
    private static final String HANDLER = "io.widgetry.api.spi.ActionHandler";
    private static final String PUBLISHER = "io.widgetry.api.spi.DataEventPublisher";
    private static final int LONGEST_NAME = 120;

    private final Surroundings surroundings;

    /** A verifier for bundles that would be installed there. */
    public Verifier(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Examines a file that nobody else writes to.
     *
     * @throws RefusedException if it may not become a bundle; the message says why
     * @throws IOException if it cannot be read for another reason than its content
     */
    public BundleFacts verify(Path file, Settings settings) throws RefusedException, IOException {
        JarContent jar = new JarReader(settings.limits()).read(file);
        Map<String, String> headers = jar.headers();
        String name = symbolicName(headers);
        Version version = version(headers);
        try {
            checkKind(headers, name);
            List<PackageImport> imports = PackageImport.of(headers);
            new Needs(surroundings, name, headers).check(imports);
            checkImports(name, headers, imports, settings.allowedPackages());
            checkExports(headers);
            return new BundleFacts(name, version, widgets(jar, imports));
        } catch (RefusedException refused) {
            throw refused.about(new BundleFacts(name, version, List.of()));
        }
    }

    private static String symbolicName(Map<String, String> headers) throws RefusedException {
        String header = headers.get(Constants.BUNDLE_SYMBOLICNAME);
        if (header == null) {
            throw RefusedException.because("is no bundle: its manifest has no Bundle-SymbolicName");
        }
        if (!"2".equals(headers.get(Constants.BUNDLE_MANIFESTVERSION))) {
            throw RefusedException.because("is no bundle: its manifest does not say Bundle-ManifestVersion: 2");
        }
        String name = header.split(";", 2)[0].strip();
        if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") || name.length() > LONGEST_NAME) {
            throw RefusedException.because("has a Bundle-SymbolicName that is none, or is longer than " + LONGEST_NAME
                    + " characters: " + Reason.line(name));
        }
        return name;
    }

    private static Version version(Map<String, String> headers) throws RefusedException {
        String header = headers.get(Constants.BUNDLE_VERSION);
        try {
            Version version = Version.parseVersion(header);
            if (version.getQualifier().length() <= LONGEST_NAME) {
                return version;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw RefusedException.because("has a Bundle-Version that is none: " + Reason.line(header));
    }

    private void checkKind(Map<String, String> headers, String name) throws RefusedException {
        if (headers.containsKey(Constants.FRAGMENT_HOST)) {
            throw RefusedException.because("is a fragment, which would change another bundle");
        }
        if (headers.containsKey(Constants.REQUIRE_BUNDLE)) {
            throw RefusedException.because("requires a bundle as a whole (Require-Bundle "
                    + Reason.line(headers.get(Constants.REQUIRE_BUNDLE)) + "); a widget imports packages");
        }
        Optional<Bundle> foreign = surroundings.foreign(name);
        if (foreign.isPresent()) {
            throw RefusedException.because("has the symbolic name " + name + " of bundle "
                    + foreign.get().getBundleId()
                    + ", which was not installed from this folder and is left alone");
        }
    }

    private void checkImports(String name, Map<String, String> headers, List<PackageImport> imports, Names allowed)
            throws RefusedException {
        List<String> own = Needs.exportedPackages(headers);
        for (PackageImport wanted : imports) {
            if (!allowed.contains(wanted.name()) && !own.contains(wanted.name())) {
                String exporter = surroundings.providers(wanted.need(), name).stream()
                        .map(capability -> " of " + capability.getRevision().getSymbolicName())
                        .findFirst()
                        .orElse("");
                throw RefusedException.because("imports package " + wanted.name() + exporter
                        + ", which widgets may not use (allowedPackages)");
            }
        }
        String dynamic = headers.get(Constants.DYNAMICIMPORT_PACKAGE);
        if (dynamic != null) {
            for (Clause clause : JarReader.clauses(Constants.DYNAMICIMPORT_PACKAGE, dynamic)) {
                String packages = clause.getName().replaceAll("\\.\\*$", "");
                if (packages.equals("*") || !allowed.contains(packages)) {
                    throw RefusedException.because("may import any package of " + clause.getName()
                            + " later (DynamicImport-Package), which widgets may not (allowedPackages)");
                }
            }
        }
    }

    /** A widget that offered a package of the runtime could become its provider with the next refresh. */
    private void checkExports(Map<String, String> headers) throws RefusedException {
        for (String exported : Needs.exportedPackages(headers)) {
            PackageImport anywhere = new PackageImport(exported, Optional.empty(), Map.of(), true);
            Optional<BundleCapability> owner = surroundings.providersOfRuntime(anywhere.anyVersion()).stream()
                    .findFirst();
            if (owner.isPresent()) {
                throw RefusedException.because("exports package " + exported + ", which is "
                        + owner.get().getRevision().getSymbolicName() + "'s");
            }
        }
    }

    private static List<String> widgets(JarContent jar, List<PackageImport> imports) throws RefusedException {
        List<String> widgets = new ArrayList<>();
        List<String> connectors = new ArrayList<>();
        boolean allClassesInside =
                jar.headers().getOrDefault(Constants.BUNDLE_CLASSPATH, ".").equals(".");
        for (Map.Entry<String, byte[]> entry : jar.components().entrySet()) {
            for (ComponentXml.Component component : ComponentXml.read(entry.getKey(), entry.getValue())) {
                if (allClassesInside
                        && !jar.entries().contains(component.implementation().replace('.', '/') + ".class")) {
                    throw RefusedException.because("has no class " + Reason.line(component.implementation())
                            + ", which its component " + Reason.line(component.name()) + " is made of");
                }
                if (component.provides().contains(WIDGET)) {
                    widgets.add(component.name());
                } else if (component.provides().contains(HANDLER)
                        || component.uses().contains(PUBLISHER)) {
                    connectors.add(component.name());
                }
            }
        }
        boolean java = !widgets.isEmpty();
        for (BrowserCapability browser : BrowserCapability.of(jar.headers())) {
            browser.check(jar);
            widgets.add(browser.widgetId());
        }
        widgets.addAll(connectors); // what publishes events or carries out actions belongs here as a widget does
        if (widgets.isEmpty()) {
            throw RefusedException.because("declares no widget: none of its components provides " + WIDGET
                    + "; put @Component on the class that implements it, and let bnd make the jar");
        }
        if (java && imports.stream().noneMatch(wanted -> wanted.name().equals(API) && !wanted.optional())) {
            throw RefusedException.because("does not import " + API + ", so its widgets would not be this runtime's:"
                    + " a copy of the API does not belong into it");
        }
        return List.copyOf(widgets);
    }
}
