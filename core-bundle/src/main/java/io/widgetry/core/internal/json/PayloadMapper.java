package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Binds JSON to the API's payload records, and writes plain values and records as JSON. Safe for several threads; one
 * for each configuration of limits.
 */
public final class PayloadMapper {
    private final JsonLimits limits;
    private final JsonProblems problems;
    private final JsonFactory json;

    /** A mapper that keeps these limits, reading and writing. */
    public PayloadMapper(JsonLimits limits) {
        this.limits = limits;
        this.problems = new JsonProblems(limits);
        this.json = JsonFactory.builder()
                .streamReadConstraints(limits.forReading())
                .streamWriteConstraints(limits.forWriting())
                // a parser's exception must not carry the text that it was made from
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // names come from outside: they are kept in the parser's own bounded table only
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // not the default pool, whose buffers hang on the threads of others and outlive this bundle
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
    }

    /**
     * Binds a payload.
     *
     * @param type the event; null for a name outside the catalogue, whose payload becomes an {@link Untyped}
     * @param text one JSON value
     * @throws MalformedEventException if it is not JSON, exceeds a limit, or is not of the event's JSON type
     */
    public Payload bind(DataEventType type, String text) throws MalformedEventException {
        try (JsonParser in = open(text)) {
            if (in.nextToken() == null) {
                throw new MalformedEventException(Reason.MALFORMED, "not JSON: the payload is empty");
            }
            Payload payload = bind(type, in);
            requireEnd(in, "the payload");
            return payload;
        } catch (JsonProcessingException e) {
            throw problems.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reading from memory
        }
    }

    /**
     * Writes a value as JSON: null, Boolean, Number, CharSequence, Map, Collection, array, or a record of the API.
     *
     * @return the text, on one line
     * @throws IllegalArgumentException if the value, or one within it, is none of these, or exceeds a limit
     */
    public String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = generator(text)) {
            new ValueWriter(out).write(value);
        } catch (JsonProcessingException tooDeep) {
            throw new IllegalArgumentException(
                    "a value is nested deeper than the limit of " + limits.maxDepth() + ": does it contain itself?");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory
        }
        if (text.getBuffer().length() > limits.maxDocumentLength()) {
            throw new IllegalArgumentException("a value is longer as JSON than the limit of "
                    + limits.maxDocumentLength() + " characters (jsonMaxLength)");
        }
        return text.toString();
    }

    /** Binds the payload that the parser stands on; the parser ends up on its last token. */
    Payload bind(DataEventType type, JsonParser in) throws IOException, MalformedEventException {
        if (type == null) {
            return new Untyped(PlainValues.read(in));
        }
        JsonTypes.check(type, in.currentToken());
        return (Payload) RecordShape.of(type.payloadType()).read(in);
    }

    JsonParser open(String text) throws IOException, MalformedEventException {
        if (text.length() > limits.maxDocumentLength()) {
            throw problems.tooLong(text.length());
        }
        return json.createParser(text);
    }

    JsonGenerator generator(StringWriter text) throws IOException {
        return json.createGenerator(text);
    }

    JsonProblems problems() {
        return problems;
    }

    /** Refuses any text after the value that the parser has just read. */
    static void requireEnd(JsonParser in, String what) throws IOException, MalformedEventException {
        JsonToken next;
        try {
            next = in.nextToken();
        } catch (JsonProcessingException notEvenJson) {
            next = JsonToken.NOT_AVAILABLE;
        }
        if (next != null) {
            throw new MalformedEventException(
                    Reason.MALFORMED,
                    "there is more text after the end of " + what + " at "
                            + JsonProblems.place(in.currentTokenLocation()));
        }
    }
}
