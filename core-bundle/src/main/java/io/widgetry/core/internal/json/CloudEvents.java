package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Events as CloudEvents 1.0 in the JSON structured mode, read in one pass over the text. */
public final class CloudEvents implements CloudEventCodec {
    private final PayloadMapper mapper;

    /** A codec that keeps the mapper's limits. */
    public CloudEvents(PayloadMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public SourceEvent read(String json) throws MalformedEventException {
        try (JsonParser in = mapper.open(json)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw new MalformedEventException(Reason.MALFORMED, "not JSON: the text is empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedEventException(
                        Reason.MALFORMED, "an event is one JSON object, got " + JsonTypes.name(first));
            }
            Envelope envelope = new Envelope(mapper, json);
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                envelope.take(name, in);
            }
            PayloadMapper.requireEnd(in, "the event");
            return envelope.toEvent();
        } catch (JsonProcessingException e) {
            throw mapper.problems().malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reading from memory
        }
    }

    /** {@inheritDoc} An event without an id, which no other event can be a duplicate of, gets a random one. */
    @Override
    public String write(SourceEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.generator(text)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField(
                    "id", event.id().orElseGet(() -> UUID.randomUUID().toString()));
            out.writeStringField("source", event.source());
            out.writeStringField("type", event.type());
            if (event.interactionId().isPresent()) {
                out.writeStringField("subject", event.interactionId().get());
            }
            if (event.time().isPresent()) {
                out.writeStringField("time", event.time().get().toString());
            }
            out.writeStringField("agentid", event.agentId());
            if (event.afterContactWork()) {
                out.writeBooleanField("aftercontactwork", true);
            }
            if (event.json().isPresent()) {
                out.writeFieldName("data");
                out.writeRawValue(onOneLine(event.json().get()));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory
        }
        return text.toString();
    }

    /** Line breaks can stand only between JSON's tokens, where a blank does as well. */
    private static String onOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }
}
