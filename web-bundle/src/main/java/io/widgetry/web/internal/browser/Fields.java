package io.widgetry.web.internal.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The fields of an object of a manifest.
 *
 * @param node the object
 * @param prefix where it stands, as in {@code configuration.}
 */
record Fields(JsonNode node, String prefix) {

    String name(String field) {
        return prefix + field;
    }

    /** A text that is there and says something. */
    String mandatory(String field, int longest) throws ManifestException {
        String text = present(field, longest);
        if (text.isEmpty()) {
            throw new ManifestException(name(field) + " is empty");
        }
        return text;
    }

    /** A text that is there, but may be empty. */
    String present(String field, int longest) throws ManifestException {
        if (!node.has(field)) {
            throw new ManifestException(name(field) + " is missing");
        }
        return text(field, longest).orElse("");
    }

    /** A text; empty if it is not there, null, or blank. Numbers are taken as they are written: versions are. */
    Optional<String> text(String field, int longest) throws ManifestException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw new ManifestException(name(field) + " must be text");
        }
        return Optional.of(limited(value.asText().strip(), name(field), longest))
                .filter(text -> !text.isEmpty());
    }

    /** A list of texts, or one text with commas between them. */
    List<String> texts(String field, int most) throws ManifestException {
        JsonNode value = node.path(field);
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.addAll(Arrays.asList(value.asText().split(",")));
        } else if (value.isArray()) {
            for (JsonNode each : value) {
                if (!each.isTextual()) {
                    throw new ManifestException(name(field) + "[" + texts.size() + "] must be text");
                }
                texts.add(each.asText());
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            throw new ManifestException(name(field) + " must be a list of texts");
        }
        texts.replaceAll(String::strip);
        texts.removeIf(String::isEmpty);
        if (texts.size() > most) {
            throw new ManifestException(name(field) + " has " + texts.size() + " entries, and may have " + most);
        }
        for (int i = 0; i < texts.size(); i++) {
            limited(texts.get(i), name(field) + "[" + i + "]", 1_000);
        }
        return List.copyOf(texts);
    }

    /** A boolean, also as text. */
    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    private static String limited(String text, String name, int longest) throws ManifestException {
        if (text.length() > longest) {
            throw new ManifestException(name + " has " + text.length() + " characters, and may have " + longest);
        }
        return text;
    }
}
