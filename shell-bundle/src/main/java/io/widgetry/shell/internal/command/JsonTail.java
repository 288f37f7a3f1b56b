package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.shell.internal.text.Text;
import java.util.Optional;

/**
 * Events for programs: a CloudEvent a line, as in a feed, with the extension attributes {@code sequence} and
 * {@code instances}, and {@code derived} where no source published the event under this name.
 */
final class JsonTail implements TailFormat {

    @Override
    public Optional<String> header() {
        return Optional.empty();
    }

    @Override
    public String line(ObservedEvent event) {
        Optional<SourceEvent> origin = event.origin();
        StringBuilder json = new StringBuilder("{\"specversion\":\"1.0\"");
        // what has no id of its own is told from everything else by its agent and number
        text(
                json,
                "id",
                origin.flatMap(SourceEvent::id).orElse(event.agentId() + "/" + event.sequence() + "/" + event.name()));
        text(json, "source", origin.map(SourceEvent::source).orElse("/widgetry"));
        text(json, "type", event.name());
        event.interactionId().ifPresent(id -> text(json, "subject", id));
        text(json, "time", event.time().toString());
        text(json, "agentid", event.agentId());
        if (origin.map(SourceEvent::afterContactWork).orElse(false)) {
            json.append(",\"aftercontactwork\":true");
        }
        json.append(",\"sequence\":")
                .append(event.sequence())
                .append(",\"instances\":")
                .append(event.instances());
        if (origin.isEmpty()) {
            json.append(",\"derived\":true");
        }
        if (!event.json().isEmpty()) {
            json.append(",\"data\":").append(event.json());
        }
        return Text.cleanJson(json.append('}').toString());
    }

    private static void text(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"");
        // what must be escaped beside these is a control character: the whole line is rid of them at its end
        json.append(value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r"));
        json.append('"');
    }
}
