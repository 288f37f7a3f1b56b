package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.config.ConfigParser;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.JsonText;
import io.widgetry.deployer.internal.verify.RefusedException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a JSON file in the drop folder is. Its content says it: everything at the top of a configuration is an object. */
public enum JsonKind {
    /** Configurations, by PID. */
    CONFIGURATION,
    /** A browser widget's manifest. */
    MANIFEST;

    private static final Set<String> FLAT =
            Set.of("name", "description", "icon", "element", "version", "tags", "files", "override_url", "overrideUrl");
    private static final Set<String> NESTED = Set.of("metadata", "configuration");

    /** Decides; a mixture of both is refused. */
    public static JsonKind of(byte[] content) throws RefusedException {
        JsonObject root = JsonText.object(JsonText.decode(content), ConfigParser.FORM);
        List<String> flat = root.entrySet().stream()
                .filter(entry -> FLAT.contains(entry.getKey()) && !isObject(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> nested = root.keySet().stream().filter(NESTED::contains).toList();
        if (flat.isEmpty() && nested.isEmpty()) {
            return CONFIGURATION;
        }
        String sign = flat.isEmpty() ? nested.get(0) : flat.get(0);
        Optional<String> pid = root.entrySet().stream()
                .filter(entry -> entry.getKey().contains(".") && isObject(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (pid.isPresent()) {
            throw RefusedException.because("holds both a browser widget's manifest (" + sign
                    + ") and the configuration " + Reason.line(pid.get()) + ": they belong into files of their own");
        }
        if (nested.size() == 1) {
            String missing = nested.contains("metadata") ? "configuration" : "metadata";
            throw RefusedException.because("has " + nested.get(0) + " but no " + missing
                    + ": a browser widget's manifest has both, and a configuration file has PIDs in their place");
        }
        if (!nested.isEmpty() && flat.contains("element")) {
            throw RefusedException.because("has element at its top and configuration beside it: a browser widget's"
                    + " manifest has either the flat or the nested form");
        }
        return MANIFEST;
    }

    private static boolean isObject(JsonValue value) {
        return value.getValueType() == JsonValue.ValueType.OBJECT;
    }
}
