package io.widgetry.deployer.internal.config;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Configuration Admin. A configuration that the deployer made is marked by a property of its own, which stays private to
 * the component, so that nothing else has to be remembered about whose it is.
 */
public final class ConfigAdminStore implements ConfigStore {
    /** The dot keeps it out of the properties of services. */
    private static final String MARK = ".widgetry.deployer";

    private static final String ANY_BUNDLE = "?";

    private final ConfigurationAdmin admin;

    /** Configurations are kept there. */
    public ConfigAdminStore(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public List<String> own() throws IOException {
        return Arrays.stream(list("(" + MARK + "=true)"))
                .map(Configuration::getPid)
                .toList();
    }

    @Override
    public boolean isForeign(String pid) throws IOException {
        return find(pid).flatMap(ConfigAdminStore::marked).filter(ours -> !ours).isPresent();
    }

    @Override
    public boolean apply(String pid, Hashtable<String, Object> properties) throws IOException {
        Hashtable<String, Object> marked = new Hashtable<>(properties);
        marked.put(MARK, true);
        try {
            return configuration(pid).updateIfDifferent(marked);
        } catch (IllegalStateException deletedMeanwhile) {
            throw new IOException("somebody else has deleted the configuration " + pid, deletedMeanwhile);
        }
    }

    @Override
    public void delete(String pid) throws IOException {
        Optional<Configuration> found = find(pid);
        if (found.flatMap(ConfigAdminStore::marked).orElse(false)) {
            try {
                found.get().delete();
            } catch (IllegalStateException deletedMeanwhile) {
                return; // which is what was wanted
            }
        }
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, ANY_BUNDLE)
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), ANY_BUNDLE);
    }

    private Optional<Configuration> find(String pid) throws IOException {
        return Arrays.stream(list("(" + Constants.SERVICE_PID + "=" + pid + ")"))
                .findFirst();
    }

    private Configuration[] list(String filter) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations(filter);
            return found == null ? new Configuration[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("PIDs with special characters were refused", e);
        }
    }

    /** Whether the deployer made it; empty if somebody has deleted it. */
    private static Optional<Boolean> marked(Configuration configuration) {
        try {
            return Optional.of(configuration.getProperties() != null
                    && Boolean.TRUE.equals(configuration.getProperties().get(MARK)));
        } catch (IllegalStateException deletedMeanwhile) {
            return Optional.empty();
        }
    }
}
