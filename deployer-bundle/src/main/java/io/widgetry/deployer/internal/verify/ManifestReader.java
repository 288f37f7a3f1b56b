package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads manifests of browser widgets, flat or nested. It is strict about what deployment depends on, and about what would
 * keep the widget from being shown; the rest is the web server's business.
 */
public final class ManifestReader {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_VERSION = 100;
    private static final int LONGEST_ICON = 1_000;
    private static final int MOST_TAGS = 10;
    private static final int MOST_FILES = 100;

    private ManifestReader() {}

    /**
     * Reads a manifest.
     *
     * @param complaint how a refusal begins, a clause about the file that ends with a colon and a blank
     */
    public static WidgetManifest read(String complaint, byte[] content) throws RefusedException {
        if (content.length > WidgetManifest.LONGEST) {
            throw RefusedException.because(
                    complaint + "it has " + content.length + " bytes, and may have " + WidgetManifest.LONGEST);
        }
        JsonObject root;
        try {
            root = JsonText.object(JsonText.decode(content), "a manifest is an object: { \"name\": … }");
        } catch (RefusedException malformed) {
            throw RefusedException.because(complaint + "it " + malformed.getMessage());
        }
        ManifestFields fields = new ManifestFields(root, "", complaint);
        return root.containsKey("metadata") || root.containsKey("configuration") ? nested(fields) : flat(fields);
    }

    private static WidgetManifest flat(ManifestFields fields) throws RefusedException {
        String name = fields.mandatory("name", LONGEST_NAME);
        String description = fields.present("description", LONGEST_TEXT);
        String icon = fields.present("icon", LONGEST_ICON);
        checkElement(fields);
        String version = fields.mandatory("version", LONGEST_VERSION);
        fields.texts("tags", MOST_TAGS);
        return new WidgetManifest(name, description, Optional.of(version), icon(icon), files(fields));
    }

    private static WidgetManifest nested(ManifestFields root) throws RefusedException {
        ManifestFields about = inner(root, "metadata");
        ManifestFields how = inner(root, "configuration");
        Optional<String> name = about.text("name", LONGEST_NAME);
        if (name.isEmpty()) {
            name = how.text("name", LONGEST_NAME);
        }
        if (name.isEmpty()) {
            throw root.wrong("metadata.name is missing");
        }
        checkElement(how);
        about.texts("tags", MOST_FILES);
        return new WidgetManifest(
                name.get(),
                about.text("description", LONGEST_TEXT).orElse(""),
                about.text("version", LONGEST_VERSION),
                icon(how.text("icon", LONGEST_ICON).orElse("")),
                files(how));
    }

    private static ManifestFields inner(ManifestFields root, String name) throws RefusedException {
        JsonValue value = root.json().get(name);
        if (value == null || value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw root.wrong(name + (value == null ? " is missing" : " must be an object"));
        }
        return new ManifestFields(value.asJsonObject(), name + ".", root.complaint());
    }

    private static void checkElement(ManifestFields fields) throws RefusedException {
        Optional<String> fault = ElementTag.fault(fields.mandatory("element", LONGEST_TEXT));
        if (fault.isPresent()) {
            throw fields.wrong(fields.name("element") + " " + fault.get());
        }
    }

    /** It may be a name of an icon or an address as well. */
    private static Optional<String> icon(String written) {
        return RelativePath.normal(written).filter(path -> path.matches("(?i).*\\.(svg|png|jpe?g|gif|webp|avif|ico)"));
    }

    private static List<Named> files(ManifestFields fields) throws RefusedException {
        List<String> written = fields.texts("files", MOST_FILES);
        if (written.isEmpty()) {
            throw fields.wrong(fields.name("files") + " is missing: it names the widget's script");
        }
        List<Named> files = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            files.add(file(fields, written.get(i), fields.name("files") + "[" + i + "]"));
        }
        if (files.stream().noneMatch(Named::isScript)) {
            throw fields.wrong(fields.name("files") + " names no script");
        }
        return List.copyOf(files);
    }

    private static Named file(ManifestFields fields, String written, String field) throws RefusedException {
        String is = field + " is " + ManifestFields.quoted(written);
        if (RelativePath.isAddress(written)) {
            throw fields.wrong(is + ", an address: put the file beside the manifest, and name it there");
        }
        String path = RelativePath.normal(written)
                .orElseThrow(() -> fields.wrong(is + ", but must be a file beside the manifest or below it"));
        if (!path.matches("(?s).*\\.(js|mjs|css)")) {
            throw fields.wrong(is + ", but must end with .js, .mjs or .css");
        }
        return new Named(path, field);
    }
}
