package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;

/** Any JSON value as text: names in their order, numbers to the last digit. */
final class RawJson extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    RawJson() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = json.getCodec().getFactory().createGenerator(text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }

    /** A null that was written is a value; one that was not is none. */
    @Override
    public String getNullValue(DeserializationContext context) {
        return "null";
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
