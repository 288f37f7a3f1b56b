package io.widgetry.web.internal.browser;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A browser widget as a page is told of it. */
public final class WidgetJson {
    private WidgetJson() {}

    /**
     * Writes a widget.
     *
     * @param key the key of its frames, for the page that reads this
     * @param desktop the origin of that page
     * @param token whether it was granted the single-sign-on token, which the page then fetches for it
     */
    public static void write(
            JsonGenerator json, BrowserWidget widget, String key, String desktop, boolean token, FrameSettings settings)
            throws IOException {
        Manifest manifest = widget.manifest();
        String base = "/frame/" + key + "/";
        json.writeStartObject();
        json.writeStringField("widgetId", widget.id());
        json.writeStringField("name", manifest.name());
        json.writeStringField("description", manifest.description());
        json.writeStringField("version", widget.version());
        json.writeStringField("icon", icon(widget, base));
        json.writeStringField("element", manifest.element().markup());
        json.writeStringField("frame", (settings.ownHosts() ? FrameHosts.of(desktop, widget.id()) : "") + base);
        json.writeFieldName("metadata");
        json.writeRawValue(manifest.metadata());
        json.writeBooleanField("serie", manifest.serie());
        json.writeArrayFieldStart("files");
        Optional<String> override = settings.override(manifest);
        for (Manifest.File file : manifest.files()) {
            boolean script = file.kind() == Manifest.Kind.SCRIPT;
            if (!script || override.isEmpty()) {
                file(json, base + "files/" + Paths.encoded(file.path()), file.kind());
            }
        }
        if (override.isPresent()) {
            file(json, override.get(), Manifest.Kind.SCRIPT);
        }
        json.writeEndArray();
        if (widget.scope().isPresent()) {
            json.writeStringField("scope", widget.scope().get().name());
        }
        if (token) {
            json.writeBooleanField("token", true);
        }
        json.writeBooleanField("java", false);
        json.writeEndObject();
    }

    /** A file of the widget as a URL; a name of an icon as it is. */
    private static String icon(BrowserWidget widget, String base) {
        String icon = widget.manifest().icon();
        return Paths.normal(icon)
                .filter(widget::has)
                .map(path -> base + "files/" + Paths.encoded(path))
                .orElse(icon);
    }

    private static void file(JsonGenerator json, String url, Manifest.Kind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", url);
        json.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
