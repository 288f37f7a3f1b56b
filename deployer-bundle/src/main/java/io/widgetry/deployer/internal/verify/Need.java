package io.widgetry.deployer.internal.verify;

import java.util.Map;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A requirement as the framework understands it, by namespace and filter, of a bundle that is not installed. */
record Need(String namespace, String filter, boolean optional) implements Requirement {

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
        return Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Resource getResource() {
        return null; // there is no such bundle yet
    }
}
