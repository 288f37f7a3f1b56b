package io.widgetry.launcher.internal.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A configuration file: an object that holds an object for each PID. What is wrong with it is said before anything is
 * started; the Configurator would only log about it.
 */
final class ConfigFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What the Configurator wants to see in every resource, though nobody but bundles has a use for it. */
    private static final String HEADER =
            "\":configurator:symbolic-name\": \"io.widgetry.configuration\", \":configurator:version\": \"1.0.0\"";

    private static final String CHECKS_PID = "org.apache.felix.hc.core.impl.executor.HealthCheckExecutorThreadPool";

    /** What is configured unless the file does: health checks otherwise take a thread each, up to 25. */
    private static final String DEFAULTS = "\"" + CHECKS_PID + "\": { \"threadPoolSize:Integer\": 4 }";

    /** Says that nothing else is configured, so that what was is no longer. */
    static final String NONE = "{" + HEADER + ", " + DEFAULTS + "}";

    private static final String OWN_NAME = ":configurator:symbolic-name";

    private final Path file;
    private final String text;

    private ConfigFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Reads the file, and returns what to give to the Configurator. */
    static String read(Path file) throws CommandException {
        try {
            return new ConfigFile(file, Files.readString(file)).checked();
        } catch (CharacterCodingException e) {
            throw CommandException.refused("the configuration " + file + " is not text in UTF-8");
        } catch (IOException e) {
            throw CommandException.refused("the configuration " + file + " cannot be read: " + Reason.of(e));
        }
    }

    private String checked() throws CommandException, IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(json.currentTokenLocation(), "a configuration is an object: { \"PID\": { ... } }");
            }
            int start = (int) json.currentTokenLocation().getCharOffset() + 1;
            Set<String> names = readMembers(json);
            if (json.nextToken() != null) {
                throw wrong(json.currentTokenLocation(), "nothing may follow the configuration's last brace");
            }
            String members = text.substring(start);
            if (names.contains(OWN_NAME)) {
                return "{" + members;
            }
            String defaults = names.contains(CHECKS_PID) ? "" : ", " + DEFAULTS;
            return "{" + HEADER + defaults + (names.isEmpty() ? "" : ", ") + members;
        } catch (JsonProcessingException e) {
            throw wrong(e.getLocation(), e.getOriginalMessage());
        }
    }

    /** Goes through to the object's end. Names that begin with a colon are the Configurator's own. */
    private Set<String> readMembers(JsonParser json) throws CommandException, IOException {
        Set<String> names = new LinkedHashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            names.add(name);
            if (json.nextToken() != JsonToken.START_OBJECT && !name.startsWith(":")) {
                throw wrong(
                        json.currentTokenLocation(),
                        "\"" + name + "\" is a PID, so its value must be an object: { \"name\": value, ... }");
            }
            json.skipChildren();
        }
        return names;
    }

    private CommandException wrong(JsonLocation where, String what) {
        return CommandException.refused("the configuration " + file + " is wrong in line " + where.getLineNr()
                + ", column " + where.getColumnNr() + ": " + what + "\nmend it, or start without it");
    }
}
