package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.widgetry.api.admin.DevelopmentAdmin;
import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentStatus;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.stream.Offer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What desktops are told of the projects that are being developed. Where there are none, looking costs nothing. */
public final class Development {
    private final AtomicReference<DevelopmentAdmin> admin = new AtomicReference<>();
    private volatile String told = Offer.NOTHING;

    /** There is somebody to ask, or with null, nobody any more. */
    public void ask(DevelopmentAdmin current) {
        admin.set(current);
    }

    /** The one who was asked goes. */
    public void askNoMore(DevelopmentAdmin gone) {
        admin.compareAndSet(gone, null);
    }

    /** Looks how they fare; from one thread. {@return whether pages are to be told} */
    boolean refresh() {
        DevelopmentAdmin current = admin.get();
        String now = current == null ? Offer.NOTHING : json(current.projects());
        if (now.equals(told)) {
            return false;
        }
        told = now;
        return true;
    }

    /** The projects as they fared then, as a JSON array. */
    String told() {
        return told;
    }

    private static String json(List<DevelopmentStatus> projects) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (DevelopmentStatus project : projects) {
                write(json, project);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, DevelopmentStatus project) throws IOException {
        DevelopmentReport report = project.report();
        json.writeStartObject();
        json.writeStringField("project", report.project());
        json.writeStringField("state", report.state().name());
        json.writeStringField("since", project.since().toString());
        if (report.took().isPresent()) {
            json.writeNumberField("tookMillis", report.took().get().toMillis());
        }
        lines(json, "problems", report.problems());
        lines(json, "troubles", project.troubles());
        json.writeEndObject();
    }

    private static void lines(JsonGenerator json, String name, List<String> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (String line : lines) {
            json.writeString(line);
        }
        json.writeEndArray();
    }
}
