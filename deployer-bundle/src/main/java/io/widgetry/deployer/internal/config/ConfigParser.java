package io.widgetry.deployer.internal.config;

import io.widgetry.deployer.internal.text.Names;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.JsonText;
import io.widgetry.deployer.internal.verify.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.cm.json.io.ConfigurationReader;
import org.apache.felix.cm.json.io.ConfigurationResource;
import org.apache.felix.cm.json.io.Configurations;

/** Reads configuration files in the format of the OSGi Configurator: an object that holds an object for each PID. */
public final class ConfigParser {
    /** What to say of a file that holds something else. */
    public static final String FORM = "a configuration is an object: { \"PID\": { ... } }";

    private static final int LONGEST_PID = 200;

    private ConfigParser() {}

    /** The configurations in a file, by PID. */
    public static Map<String, Hashtable<String, Object>> parse(byte[] content, Names protectedPids)
            throws RefusedException {
        String text = JsonText.decode(content);
        JsonText.check(text, FORM); // names the place of what is wrong: the other reader names none
        ConfigurationReader reader = Configurations.buildReader()
                .verifyAsBundleResource(true)
                .withConfiguratorPropertyHandler((pid, key, value) -> {
                    // rankings and policies are between bundles; here each PID stands in one file
                })
                .build(new StringReader(text));
        try {
            ConfigurationResource resource = reader.readConfigurationResource();
            if (!reader.getIgnoredErrors().isEmpty()) {
                throw RefusedException.because("is no configuration: "
                        + Reason.line(reader.getIgnoredErrors().get(0)));
            }
            for (String pid : resource.getConfigurations().keySet()) {
                checkPid(pid, protectedPids);
            }
            return new TreeMap<>(resource.getConfigurations());
        } catch (IOException malformed) {
            throw RefusedException.because("is no configuration: " + Reason.of(malformed));
        }
    }

    private static void checkPid(String pid, Names protectedPids) throws RefusedException {
        if (!pid.matches("[\\w.$~-]+") || pid.length() > LONGEST_PID) {
            throw RefusedException.because("has a PID that is none: " + Reason.line(pid));
        }
        if (protectedPids.contains(pid)) {
            throw RefusedException.because("configures " + pid + ", which is the runtime's own and is configured at its"
                    + " start (--config) only");
        }
    }
}
