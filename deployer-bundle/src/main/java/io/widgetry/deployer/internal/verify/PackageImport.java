package io.widgetry.deployer.internal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;
import org.osgi.framework.Constants;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.PackageNamespace;

/**
 * A package that a bundle imports.
 *
 * @param name the package
 * @param range which versions; empty for any
 * @param attributes what else the exporter must say of it
 * @param optional whether the bundle does without it
 */
record PackageImport(String name, Optional<VersionRange> range, Map<String, String> attributes, boolean optional) {

    /** The packages of the header Import-Package. */
    static List<PackageImport> of(Map<String, String> headers) throws RefusedException {
        List<PackageImport> imports = new ArrayList<>();
        String header = headers.get(Constants.IMPORT_PACKAGE);
        if (header != null) {
            for (Clause clause : JarReader.clauses(Constants.IMPORT_PACKAGE, header)) {
                imports.add(of(clause));
            }
        }
        return imports;
    }

    private static PackageImport of(Clause clause) throws RefusedException {
        Map<String, String> others = new TreeMap<>();
        Optional<VersionRange> range = Optional.empty();
        for (Attribute attribute : clause.getAttributes()) {
            if (attribute.getName().equals(Constants.VERSION_ATTRIBUTE)) {
                range = Optional.of(range(clause.getName(), attribute.getValue()));
            } else if (!attribute.getName().equals("specification-version")) {
                others.put(attribute.getName(), attribute.getValue());
            }
        }
        boolean optional = Constants.RESOLUTION_OPTIONAL.equals(clause.getDirective(Constants.RESOLUTION_DIRECTIVE));
        return new PackageImport(clause.getName(), range, others, optional);
    }

    private static VersionRange range(String name, String text) throws RefusedException {
        try {
            return VersionRange.valueOf(text);
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.because("imports package " + name + " with a version that is none: " + text);
        }
    }

    /** What the framework looks for. */
    Need need() {
        StringBuilder filter = new StringBuilder("(&").append(equal(PackageNamespace.PACKAGE_NAMESPACE, name));
        range.ifPresent(versions -> filter.append(versions.toFilterString(Constants.VERSION_ATTRIBUTE)));
        attributes.forEach((key, value) -> filter.append(
                key.equals(Constants.BUNDLE_VERSION_ATTRIBUTE)
                        ? VersionRange.valueOf(value).toFilterString(key)
                        : equal(key, value)));
        return new Need(PackageNamespace.PACKAGE_NAMESPACE, filter.append(')').toString(), optional);
    }

    /** The same in any version. */
    Need anyVersion() {
        return new Need(PackageNamespace.PACKAGE_NAMESPACE, equal(PackageNamespace.PACKAGE_NAMESPACE, name), true);
    }

    /** How messages name it. */
    String label() {
        return name + range.map(versions -> " " + text(versions)).orElse("");
    }

    /** A range as one writes it: no zeros that say nothing. */
    static String text(VersionRange range) {
        if (range.getRight() == null) {
            return range.getLeft() + " or later";
        }
        return range.getLeftType() + brief(range.getLeft().toString()) + ","
                + brief(range.getRight().toString()) + range.getRightType();
    }

    private static String brief(String version) {
        String brief = version;
        for (int zeros = 0; zeros < 2 && brief.endsWith(".0"); zeros++) {
            brief = brief.substring(0, brief.length() - 2);
        }
        return brief;
    }

    private static String equal(String key, String value) {
        return "(" + key + "=" + value.replaceAll("([\\\\*()])", "\\\\$1") + ")";
    }
}
