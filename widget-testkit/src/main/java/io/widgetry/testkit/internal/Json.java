package io.widgetry.testkit.internal;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON as the core reads and writes it. */
public final class Json {
    static final PayloadMapper MAPPER = new PayloadMapper(JsonLimits.DEFAULT);

    private Json() {}

    /** {@return the sample of an event, as plain values} */
    public static Object sample(String event) {
        try (InputStream in =
                Json.class.getResourceAsStream("/io/widgetry/testkit/browser/samples/" + event + ".json")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return what a text says, as plain values} */
    public static Object read(String json) {
        return ((Untyped) bind(null, json)).value();
    }

    /** {@return what a text says, as the record of an event} */
    public static Payload bind(DataEventType type, String json) {
        try {
            return MAPPER.bind(type, json);
        } catch (MalformedEventException fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        }
    }

    /** {@return a value as JSON} */
    public static String write(Object value) {
        return MAPPER.write(value);
    }

    /** {@return a copy of a value that is made of maps and lists only} */
    public static Object plain(Object value) {
        return read(write(value));
    }
}
