package io.widgetry.web.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** How bodies are read and answers written: records only, no type names, with limits. */
public final class Json {
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength((int) Body.SMALL)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();

    /** For everybody in this bundle: immutable once it is made. */
    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Json() {}

    /** Reads a whole body; what is wrong with it is said without quoting it. */
    static <T> T read(InputStream body, Class<T> type) throws HttpException, IOException {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw HttpException.badRequest("The body is null; it must be a JSON object.");
            }
            return value;
        } catch (JsonMappingException e) {
            throw HttpException.badRequest(wrong(e));
        } catch (JsonProcessingException e) {
            throw HttpException.badRequest("The body is not valid JSON" + place(e) + ".");
        }
    }

    private static String wrong(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException own) {
            return own.getMessage(); // what a record's constructor says of its components
        }
        String field = e.getPath().stream()
                .map(each -> each.getFieldName() == null ? "[" + each.getIndex() + "]" : each.getFieldName())
                .collect(Collectors.joining("."));
        return field.isEmpty()
                ? "The body is not the JSON object that is expected here" + place(e) + "."
                : "The body's field \"" + shortened(field) + "\" is unknown here or has a wrong value" + place(e) + ".";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
