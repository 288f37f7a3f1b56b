package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON read by a parser that is not ours, for comparisons. */
final class Trees {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Map<String, String> MEDIA_SPELLINGS =
            Map.of("participantType", "type", "participantName", "name", "participantAddress", "address");

    private Trees() {}

    static JsonNode of(String json) {
        try {
            return JACKSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * The tree without what a record cannot tell from absence (null, false, and lists and maps with nothing in them),
     * and with participants in the spelling that records write.
     */
    static JsonNode normalised(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = normalised(object.get(name));
                object.remove(name);
                boolean absent = value.isNull()
                        || value.isBoolean() && !value.booleanValue()
                        || value.isContainerNode() && value.isEmpty();
                if (!absent) {
                    object.set(MEDIA_SPELLINGS.getOrDefault(name, name), value);
                }
            }
        } else {
            tree.forEach(Trees::normalised);
        }
        return tree;
    }
}
