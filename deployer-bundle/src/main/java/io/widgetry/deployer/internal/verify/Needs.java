package io.widgetry.deployer.internal.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

/**
 * Whether a bundle would resolve. Asks the framework for each requirement by itself and so can name the one that nobody
 * meets. The candidate is not installed for that: a second bundle of its name would be seen by everything that watches
 * bundles, its exports would be candidates for others, and with an equal version the framework would not take it. What
 * only a whole resolution finds, such as two requirements that exclude each other, is left to the update, which goes
 * back if it fails.
 */
final class Needs {
    private static final String API = "io.widgetry.api";
    private static final Pattern JAVA = Pattern.compile("osgi\\.ee=JavaSE\\).*?\\(version>?=([0-9.]+)\\)");

    private final Surroundings surroundings;
    private final String symbolicName;
    private final Map<String, String> headers;

    Needs(Surroundings surroundings, String symbolicName, Map<String, String> headers) {
        this.surroundings = surroundings;
        this.symbolicName = symbolicName;
        this.headers = headers;
    }

    void check(List<PackageImport> imports) throws RefusedException {
        checkApi(imports);
        List<Requirement> required = capabilities();
        for (Requirement requirement : required) {
            checkJava(requirement);
        }
        checkOldJavaHeader();
        checkPackages(imports);
        List<Capability> own = ownCapabilities();
        for (Requirement requirement : required) {
            if (isNeeded(requirement) && !isMetBy(own, requirement) && nobodyProvides(requirement)) {
                throw RefusedException.because("needs the capability " + requirement.getNamespace() + " "
                        + filter(requirement) + ", which no bundle provides");
            }
        }
    }

    private void checkApi(List<PackageImport> imports) throws RefusedException {
        for (PackageImport wanted : imports) {
            boolean ofApi = wanted.name().equals(API) || wanted.name().startsWith(API + ".");
            if (ofApi && wanted.range().isPresent() && nobodyProvides(wanted.need())) {
                Optional<Version> here = surroundings.providers(wanted.anyVersion(), symbolicName).stream()
                        .map(capability -> (Version) capability.getAttributes().get(Constants.VERSION_ATTRIBUTE))
                        .findFirst();
                if (here.isPresent()) {
                    String what = wanted.name().equals(API) ? "" : " (package " + wanted.name() + ")";
                    throw RefusedException.because("is built for API "
                            + PackageImport.text(wanted.range().get()) + what + ", this runtime has " + here.get());
                }
            }
        }
    }

    private void checkPackages(List<PackageImport> imports) throws RefusedException {
        List<PackageImport> missing = new ArrayList<>();
        List<String> own = exportedPackages(headers);
        for (PackageImport wanted : imports) {
            if (!wanted.optional() && !own.contains(wanted.name()) && nobodyProvides(wanted.need())) {
                missing.add(wanted);
            }
        }
        if (!missing.isEmpty()) {
            int others = missing.size() - 1;
            throw RefusedException.because("needs package " + missing.get(0).label()
                    + (others == 0
                            ? ""
                            : " and " + others + " more ("
                                    + missing.stream()
                                            .skip(1)
                                            .map(PackageImport::label)
                                            .collect(Collectors.joining(", "))
                                    + ")")
                    + remedy(missing.get(0)));
        }
    }

    private String remedy(PackageImport missing) {
        return surroundings
                .holder(missing.name())
                .map(holder -> ", which " + holder + " does not export; use what io.widgetry.api offers")
                .orElse(", which no bundle exports; put it into the bundle (bnd.bnd: -conditionalpackage: "
                        + missing.name() + "), or do without it");
    }

    private void checkJava(Requirement requirement) throws RefusedException {
        if (requirement.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)
                && isNeeded(requirement)
                && nobodyProvides(requirement)) {
            Matcher version = JAVA.matcher(filter(requirement));
            throw RefusedException.because("needs "
                    + (version.find() ? "Java " + version.group(1) : filter(requirement)) + ClassVersion.REMEDY);
        }
    }

    /** The header that came before the capability of the same meaning. */
    private void checkOldJavaHeader() throws RefusedException {
        String header = headers.get("Bundle-RequiredExecutionEnvironment");
        if (header != null) {
            List<String> accepted = new ArrayList<>();
            for (Clause clause : JarReader.clauses("Bundle-RequiredExecutionEnvironment", header)) {
                String[] parts = clause.getName().split("-", 2);
                if (parts.length < 2 || !parts[0].matches("JavaSE|J2SE") || !parts[1].matches("[0-9.]+")) {
                    return; // the framework knows it, or says that it does not
                }
                accepted.add(parts[1]);
            }
            for (String version : accepted) {
                if (!nobodyProvides(new Need("osgi.ee", "(&(osgi.ee=JavaSE)(version=" + version + "))", false))) {
                    return;
                }
            }
            throw RefusedException.because("needs Java " + String.join(" or ", accepted) + ClassVersion.REMEDY);
        }
    }

    private List<Requirement> capabilities() throws RefusedException {
        String header = headers.get(Constants.REQUIRE_CAPABILITY);
        try {
            return header == null ? List.of() : ResourceBuilder.parseRequirement(null, header);
        } catch (BundleException | RuntimeException malformed) {
            throw RefusedException.because("has a malformed header " + Constants.REQUIRE_CAPABILITY);
        }
    }

    private List<Capability> ownCapabilities() throws RefusedException {
        String header = headers.get(Constants.PROVIDE_CAPABILITY);
        try {
            return header == null ? List.of() : ResourceBuilder.parseCapability(null, header);
        } catch (BundleException | RuntimeException malformed) {
            throw RefusedException.because("has a malformed header " + Constants.PROVIDE_CAPABILITY);
        }
    }

    static List<String> exportedPackages(Map<String, String> headers) throws RefusedException {
        List<String> names = new ArrayList<>();
        String header = headers.get(Constants.EXPORT_PACKAGE);
        if (header != null) {
            for (Clause clause : JarReader.clauses(Constants.EXPORT_PACKAGE, header)) {
                names.add(clause.getName());
            }
        }
        return names;
    }

    private boolean nobodyProvides(Requirement requirement) {
        Collection<BundleCapability> found = surroundings.providers(requirement, symbolicName);
        return found.isEmpty();
    }

    private static boolean isNeeded(Requirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Namespace.EFFECTIVE_RESOLVE.equals(directives.getOrDefault(
                        Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
    }

    private static boolean isMetBy(List<Capability> own, Requirement requirement) throws RefusedException {
        for (Capability capability : own) {
            if (capability.getNamespace().equals(requirement.getNamespace())) {
                try {
                    String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
                    if (filter == null || FrameworkUtil.createFilter(filter).matches(capability.getAttributes())) {
                        return true;
                    }
                } catch (InvalidSyntaxException malformed) {
                    throw RefusedException.because("has a malformed header " + Constants.REQUIRE_CAPABILITY);
                }
            }
        }
        return false;
    }

    private static String filter(Requirement requirement) {
        return requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }
}
