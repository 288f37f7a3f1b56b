package io.widgetry.deployer.internal.verify;

import java.util.Map;
import java.util.Set;

/**
 * What was read of a jar.
 *
 * @param headers the manifest's main attributes, by name in any case
 * @param entries the names of all entries
 * @param components the component descriptions that the manifest names, by name
 * @param manifests the manifests of browser widgets that its capabilities name, by name
 */
record JarContent(
        Map<String, String> headers,
        Set<String> entries,
        Map<String, byte[]> components,
        Map<String, byte[]> manifests) {}
