package io.widgetry.deployer.internal.config;

import io.widgetry.deployer.internal.text.Names;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.RefusedException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.felix.cm.json.io.ConfigurationReader;
import org.apache.felix.cm.json.io.ConfigurationResource;
import org.apache.felix.cm.json.io.Configurations;

/** Reads configuration files in the format of the OSGi Configurator: an object that holds an object for each PID. */
public final class ConfigParser {
    private static final int LONGEST_PID = 200;

    private ConfigParser() {}

    /** The configurations in a file, by PID. */
    public static Map<String, Hashtable<String, Object>> parse(byte[] content, Names protectedPids)
            throws RefusedException {
        String text = text(content);
        checkSyntax(text);
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

    private static String text(byte[] content) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RefusedException.because("is not text in UTF-8");
        }
    }

    /** Goes through the whole file, to name the place of what is wrong with it: the other reader names none. */
    private static void checkSyntax(String text) throws RefusedException {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (Reader plain = Configurations.jsonCommentAwareReader(new StringReader(text));
                JsonParser json = Json.createParser(plain)) {
            while (json.hasNext()) {
                switch (json.next()) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case KEY_NAME -> {
                        if (!open.element().add(json.getString())) {
                            throw wrong(json.getLocation(), "\"" + json.getString() + "\" is there twice");
                        }
                    }
                    default -> checkInside(open, json);
                }
            }
        } catch (JsonParsingException malformed) {
            String message = String.valueOf(malformed.getMessage()).replaceAll("\\s*(at )?\\(line no=.*", "");
            if (message.matches("Invalid token=EOF.*|Unexpected char -1.*")) {
                throw endsTooEarly(text.stripTrailing()); // the parser's column would be beyond the end
            }
            throw wrong(malformed.getLocation(), message);
        } catch (JsonException | IOException malformed) {
            throw RefusedException.incomplete(
                    "is no configuration: " + Reason.line(String.valueOf(malformed.getMessage())));
        }
    }

    private static void checkInside(Deque<Set<String>> open, JsonParser json) throws RefusedException {
        if (open.isEmpty()) {
            throw wrong(json.getLocation(), "a configuration is an object: { \"PID\": { ... } }");
        }
    }

    private static RefusedException wrong(JsonLocation where, String what) {
        return wrong(where.getLineNumber(), where.getColumnNumber(), what);
    }

    private static RefusedException wrong(long line, long column, String what) {
        return RefusedException.incomplete(
                "is wrong in line " + line + ", column " + column + ": " + Reason.line(what));
    }

    private static RefusedException endsTooEarly(String text) {
        long line = 1 + text.chars().filter(character -> character == '\n').count();
        return wrong(line, text.length() - text.lastIndexOf('\n'), "it ends too early");
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
