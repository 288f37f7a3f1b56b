package io.widgetry.web.internal.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.web.internal.browser.Manifest.File;
import io.widgetry.web.internal.browser.Manifest.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads manifests of browser widgets, flat or nested. Lenient where real ones differ, strict where it matters. */
final class ManifestReader {
    static final int LONGEST = 256 * 1024;

    private static final int MOST_TAGS = 10;
    private static final int MOST_FILES = 100;
    private static final Set<String> STYLES = Set.of("css");
    private static final Set<String> SCRIPTS = Set.of("js", "mjs");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxDocumentLength(LONGEST)
                        .build());
    }

    private ManifestReader() {}

    /**
     * Reads a manifest.
     *
     * @throws ManifestException with a sentence that names the field
     */
    static Manifest read(byte[] text) throws ManifestException {
        JsonNode root = parse(text);
        if (!root.isObject()) {
            throw new ManifestException("it must be a JSON object");
        }
        return root.has("metadata") || root.has("configuration") ? nested(root) : flat(root);
    }

    private static JsonNode parse(byte[] text) throws ManifestException {
        if (text.length > LONGEST) {
            throw new ManifestException("it has " + text.length + " bytes, and may have " + LONGEST);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ManifestException("it is not valid JSON"
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ")"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Manifest flat(JsonNode root) throws ManifestException {
        Fields fields = new Fields(root, "");
        List<String> tags = fields.texts("tags", MOST_TAGS);
        return new Manifest(
                fields.mandatory("name", 200),
                fields.present("description", 5_000),
                Optional.of(fields.mandatory("version", 100)),
                fields.present("icon", 1_000),
                Element.parse(fields.mandatory("element", 5_000), "element"),
                files(fields),
                fields.flag("serie"),
                override(fields),
                metadata(root, tags));
    }

    private static Manifest nested(JsonNode root) throws ManifestException {
        Fields about = new Fields(object(root, "metadata"), "metadata.");
        Fields how = new Fields(object(root, "configuration"), "configuration.");
        Optional<String> name = about.text("name", 200);
        if (name.isEmpty()) {
            name = how.text("name", 200);
        }
        String icon = how.text("icon", 1_000).or(() -> Optional.of("")).get();
        return new Manifest(
                name.orElseThrow(() -> new ManifestException("metadata.name is missing")),
                about.text("description", 5_000).orElse(""),
                about.text("version", 100),
                icon,
                Element.parse(how.mandatory("element", 5_000), "configuration.element"),
                files(how),
                how.flag("serie"),
                override(how),
                metadata(about.node(), about.texts("tags", MOST_FILES)));
    }

    private static JsonNode object(JsonNode root, String name) throws ManifestException {
        JsonNode value = root.get(name);
        if (value == null || !value.isObject()) {
            throw new ManifestException(name + (value == null ? " is missing" : " must be an object"));
        }
        return value;
    }

    private static Optional<String> override(Fields fields) throws ManifestException {
        Optional<String> url = fields.text("overrideUrl", 2_000);
        return url.isPresent() ? url : fields.text("override_url", 2_000);
    }

    /** The manifest's own words, with its tags as a list, without what is about loading. */
    private static String metadata(JsonNode about, List<String> tags) {
        ObjectNode copy = about.deepCopy();
        copy.remove(List.of("files", "overrideUrl", "override_url"));
        if (copy.has("tags")) {
            copy.set("tags", JSON.valueToTree(tags));
        }
        return copy.toString();
    }

    private static List<File> files(Fields fields) throws ManifestException {
        List<File> files = new ArrayList<>();
        List<String> names = fields.texts("files", MOST_FILES);
        if (names.isEmpty()) {
            throw new ManifestException(fields.name("files") + " is missing: it names the widget's script");
        }
        for (int i = 0; i < names.size(); i++) {
            files.add(file(names.get(i), fields.name("files") + "[" + i + "]"));
        }
        return List.copyOf(files);
    }

    private static File file(String name, String field) throws ManifestException {
        String path = Paths.normal(name)
                .orElseThrow(() -> new ManifestException(
                        field + " is \"" + name + "\", but must be a file beside the manifest or below it"));
        String ending = MediaTypes.ending(path);
        if (STYLES.contains(ending)) {
            return new File(path, Kind.STYLE);
        }
        if (SCRIPTS.contains(ending)) {
            return new File(path, Kind.SCRIPT);
        }
        throw new ManifestException(field + " is \"" + name + "\", but must end with .js, .mjs or .css");
    }
}
