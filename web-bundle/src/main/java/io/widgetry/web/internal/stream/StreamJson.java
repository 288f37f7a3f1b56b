package io.widgetry.web.internal.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.widgetry.api.DataEvents;
import io.widgetry.api.InteractionState;
import io.widgetry.api.View;
import io.widgetry.api.admin.MessageRoute;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.admin.ShownView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The data of the stream's events. Payloads are passed on as the text that was received. */
final class StreamJson {
    private static final String LOGGED_OUT = "LOGGED_OUT";

    private static final JsonFactory FACTORY = new JsonFactory();

    private StreamJson() {}

    /** Writes something. */
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String object(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    static String data(ObservedEvent event) {
        return object(json -> {
            event(json, event);
            if (event.message().isPresent()) {
                json.writeFieldName("message");
                route(json, event.message().get());
            }
        });
    }

    private static void event(JsonGenerator json, ObservedEvent event) throws IOException {
        json.writeStringField("name", event.name());
        if (event.interactionId().isPresent()) {
            json.writeStringField("interactionId", event.interactionId().get());
        }
        json.writeNumberField("sequence", event.sequence());
        json.writeStringField("time", event.time().toString());
        json.writeFieldName("payload");
        json.writeRawValue(event.json());
    }

    private static void route(JsonGenerator json, MessageRoute route) throws IOException {
        json.writeStartObject();
        json.writeStringField("senderId", route.senderId());
        optional(json, "senderInteractionId", route.interactionId());
        json.writeBooleanField("everywhere", route.everywhere());
        optional(json, "widgetId", route.widgetId());
        json.writeStringField("senderScope", route.senderScope().name());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** What a workspace holds: the part of a snapshot that is the same for all its clients, without braces around it. */
    static String state(RetainedState state) {
        return inner(json -> {
            json.writeNumberField("sequence", state.state().sequence());
            json.writeBooleanField("signedIn", true);
            json.writeArrayFieldStart("interactions");
            for (InteractionState interaction : state.state().interactions()) {
                json.writeStartObject();
                json.writeStringField("interactionId", interaction.id());
                json.writeBooleanField("afterContactWork", interaction.afterContactWork());
                json.writeStringField("since", interaction.since().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("values");
            for (ObservedEvent value : state.values()) {
                if (!isToken(value)) {
                    json.writeStartObject();
                    event(json, value);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
    }

    /** The same for a workspace in which nothing has happened, or that is not there. */
    static String empty(boolean signedIn) {
        return "\"sequence\":0,\"signedIn\":" + signedIn + ",\"interactions\":[],\"values\":[]";
    }

    private static String inner(Body body) {
        String object = object(body);
        return object.substring(1, object.length() - 1);
    }

    static String snapshot(
            String agentId, String state, String widgets, Collection<ShownView> views, String development) {
        String head = inner(json -> {
            json.writeStringField("agentId", agentId);
            json.writeBooleanField("resumed", false);
        });
        StringBuilder text = new StringBuilder(head.length() + state.length() + widgets.length() + 64)
                .append('{')
                .append(head)
                .append(',')
                .append(state)
                .append(",\"widgets\":")
                .append(widgets)
                .append(",\"views\":[");
        String comma = "";
        for (ShownView view : views) {
            text.append(comma).append(view(view));
            comma = ",";
        }
        text.append(']');
        if (!development.equals(Offer.NOTHING)) {
            text.append(",\"development\":").append(development);
        }
        return text.append('}').toString();
    }

    static String view(ShownView shown) {
        return object(json -> {
            json.writeStringField("widgetId", shown.widgetId());
            optional(json, "interactionId", shown.interactionId());
            if (shown.view().isEmpty()) {
                json.writeNullField("view");
                return;
            }
            View view = shown.view().get();
            json.writeObjectFieldStart("view");
            json.writeStringField("title", view.title());
            json.writeArrayFieldStart("rows");
            for (View.Row row : view.rows()) {
                json.writeStartObject();
                json.writeStringField("label", row.label());
                json.writeStringField("value", row.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("items");
            for (String item : view.items()) {
                json.writeString(item);
            }
            json.writeEndArray();
            optional(json, "status", view.status());
            json.writeEndObject();
        });
    }

    static String closed(String interactionId) {
        return object(json -> json.writeStringField("interactionId", interactionId));
    }

    static String resumed(long sequence) {
        return "{\"sequence\":" + sequence + "}";
    }

    static String token(long sequence, List<String> widgetIds) {
        return object(json -> {
            json.writeNumberField("sequence", sequence);
            json.writeArrayFieldStart("widgetIds");
            for (String id : widgetIds) {
                json.writeString(id);
            }
            json.writeEndArray();
        });
    }

    static boolean isToken(ObservedEvent event) {
        return event.name().equals(DataEvents.SSO_TOKEN_REFRESH);
    }

    /** Whether an agent's state says that the agent signs out (rule 15). */
    static boolean signsOut(ObservedEvent event) {
        if (!event.name().equals(DataEvents.AGENT_STATE) || !event.json().contains(LOGGED_OUT)) {
            return false;
        }
        String state = "";
        try (JsonParser json = FACTORY.createParser(event.json())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("currentState")) {
                    state = json.getValueAsString("");
                }
                json.skipChildren();
            }
        } catch (IOException notForUs) {
            return false; // beyond this reader's limits: the next look at the workspace tells
        }
        return state.equals(LOGGED_OUT);
    }
}
