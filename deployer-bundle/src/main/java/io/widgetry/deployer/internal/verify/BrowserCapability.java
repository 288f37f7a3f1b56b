package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.resource.Capability;

/**
 * What a bundle says of a browser widget in it.
 *
 * @param widgetId the widget's id
 * @param manifest the entry that is its manifest
 */
record BrowserCapability(String widgetId, String manifest) {
    private static final String NAMESPACE = "io.widgetry.browser-widget";

    /** Those in the header Provide-Capability. */
    static List<BrowserCapability> of(Map<String, String> headers) throws RefusedException {
        String header = headers.get(Constants.PROVIDE_CAPABILITY);
        List<BrowserCapability> found = new ArrayList<>();
        for (Capability capability : parsed(header)) {
            if (capability.getNamespace().equals(NAMESPACE)) {
                found.add(new BrowserCapability(
                        attribute(capability, NAMESPACE),
                        attribute(capability, "manifest").replaceFirst("^/", "")));
            }
        }
        return found;
    }

    private static List<Capability> parsed(String header) throws RefusedException {
        try {
            return header == null ? List.of() : ResourceBuilder.parseCapability(null, header);
        } catch (BundleException | RuntimeException malformed) {
            throw RefusedException.because("has a malformed header " + Constants.PROVIDE_CAPABILITY);
        }
    }

    private static String attribute(Capability capability, String name) throws RefusedException {
        Object value = capability.getAttributes().get(name);
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw RefusedException.because("has a capability " + NAMESPACE + " without the attribute " + name);
    }

    /** Whether the widget is whole. */
    void check(JarContent jar) throws RefusedException {
        byte[] content = jar.manifests().get(manifest);
        if (content == null) {
            throw RefusedException.because("has no entry " + Reason.line(manifest) + ", which the browser widget "
                    + Reason.line(widgetId) + " has as its manifest");
        }
        String complaint = "has no usable " + Reason.line(manifest) + ": ";
        String folder = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        for (Named file : ManifestReader.read(complaint, content).files()) {
            if (!jar.entries().contains(folder + file.path())) {
                throw RefusedException.because("has no entry " + Reason.line(folder + file.path()) + ", which "
                        + file.field() + " of " + Reason.line(manifest) + " names");
            }
        }
    }
}
