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
import java.nio.file.Path;

/** Refuses a configuration file that the Configurator would only log about, long after the start. */
final class ConfigCheck {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigCheck() {}

    /** Accepts an object that holds an object for each PID. Names that begin with a colon are the Configurator's own. */
    static void check(Path file) throws CommandException {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(file, json.currentTokenLocation(), "a configuration is an object: { \"PID\": { ... } }");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String pid = json.currentName();
                if (json.nextToken() != JsonToken.START_OBJECT && !pid.startsWith(":")) {
                    throw wrong(
                            file,
                            json.currentTokenLocation(),
                            "\"" + pid + "\" is a PID, so its value must be an object: { \"name\": value, ... }");
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                throw wrong(file, json.currentTokenLocation(), "nothing may follow the configuration's last brace");
            }
        } catch (JsonProcessingException e) {
            throw wrong(file, e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw CommandException.refused("the configuration " + file + " cannot be read: " + Reason.of(e));
        }
    }

    private static CommandException wrong(Path file, JsonLocation where, String what) {
        return CommandException.refused("the configuration " + file + " is wrong in line " + where.getLineNr()
                + ", column " + where.getColumnNr() + ": " + what + "\nmend it, or start without it");
    }
}
