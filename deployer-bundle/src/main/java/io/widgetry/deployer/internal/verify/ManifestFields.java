package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of an object of a manifest.
 *
 * @param json the object
 * @param prefix where it stands, as in {@code configuration.}
 * @param complaint how a sentence about the manifest begins
 */
record ManifestFields(JsonObject json, String prefix, String complaint) {
    private static final int LONGEST_ENTRY = 1_000;

    String name(String field) {
        return prefix + field;
    }

    RefusedException wrong(String what) {
        return RefusedException.because(complaint + what);
    }

    /** A text that says something. */
    String mandatory(String field, int longest) throws RefusedException {
        String text = present(field, longest);
        if (text.isEmpty()) {
            throw wrong(name(field) + " is empty");
        }
        return text;
    }

    /** A text that is there, but may be empty. */
    String present(String field, int longest) throws RefusedException {
        if (!json.containsKey(field)) {
            throw wrong(name(field) + " is missing");
        }
        return text(field, longest).orElse("");
    }

    /** A text; empty if it is not there, null, or blank. A number is taken as it is written: versions are. */
    Optional<String> text(String field, int longest) throws RefusedException {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        String text;
        if (value instanceof JsonString string) {
            text = string.getString().strip();
        } else if (value instanceof JsonNumber number) {
            text = number.toString();
        } else {
            throw wrong(name(field) + " must be text");
        }
        checkLength(name(field), text, longest);
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    /** A list of texts, or one text with commas between them. */
    List<String> texts(String field, int most) throws RefusedException {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonString string) {
            texts.addAll(List.of(string.getString().split(",")));
        } else if (value instanceof JsonArray array) {
            for (JsonValue each : array) {
                if (!(each instanceof JsonString string)) {
                    throw wrong(name(field) + "[" + texts.size() + "] must be text");
                }
                texts.add(string.getString());
            }
        } else if (value != JsonValue.NULL) {
            throw wrong(name(field) + " must be a list of texts");
        }
        texts.replaceAll(String::strip);
        texts.removeIf(String::isEmpty);
        if (texts.size() > most) {
            throw wrong(name(field) + " has " + texts.size() + " entries, and may have " + most);
        }
        for (int i = 0; i < texts.size(); i++) {
            checkLength(name(field) + "[" + i + "]", texts.get(i), LONGEST_ENTRY);
        }
        return texts;
    }

    private void checkLength(String field, String text, int longest) throws RefusedException {
        if (text.length() > longest) {
            throw wrong(field + " has " + text.length() + " characters, and may have " + longest);
        }
    }

    static String quoted(String text) {
        return "\"" + Reason.line(text) + "\"";
    }
}
