package io.widgetry.certify.internal.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a source might send in the place of a payload: fields that are missing, null, of another type, huge, or new. */
public final class OddPayloads {
    private static final int HUGE = 100_000;
    private static final String UNICODE = "ß\u0000\u202e𝕏\ud83d\ude00\u0007\uffff";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode sample;
    private final List<Odd> made = new ArrayList<>();

    private OddPayloads(JsonNode sample) {
        this.sample = sample;
    }

    /**
     * One of them.
     *
     * @param what what is odd about it
     * @param json the payload
     */
    public record Odd(String what, String json) {}

    /** {@return all that can be made of a sample} */
    public static List<Odd> of(JsonNode sample) {
        OddPayloads odd = new OddPayloads(sample);
        odd.whole();
        if (sample instanceof ObjectNode fields) {
            odd.fields(List.of(), fields);
            odd.more();
        } else if (sample instanceof ArrayNode items && items.size() > 0 && items.get(0) instanceof ObjectNode first) {
            odd.fields(List.of("0"), first);
        }
        return List.copyOf(odd.made);
    }

    private void whole() {
        add("an empty object", NODES.objectNode());
        add("an empty array", NODES.arrayNode());
        add("null", NullNode.instance);
        add("a number", IntNode.valueOf(42));
        add("an empty text", TextNode.valueOf(""));
        add("an array with null", NODES.arrayNode().addNull());
        add("an array with an empty object", NODES.arrayNode().add(NODES.objectNode()));
    }

    /** Unknown fields, and one that is very long. */
    private void more() {
        ObjectNode known = sample.deepCopy();
        known.put("$$hashKey", "object:1").put("an unknown field", true).put("", UNICODE);
        known.set("nested", deep());
        add("unknown fields", known);
        ObjectNode huge = sample.deepCopy();
        add("a field of a million characters", huge.put("unknown", "x".repeat(10 * HUGE)));
    }

    private static JsonNode deep() {
        JsonNode node = TextNode.valueOf("deep");
        for (int i = 0; i < 40; i++) {
            node = NODES.objectNode().set("in", node);
        }
        return node;
    }

    private void fields(List<String> path, ObjectNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            List<String> own = new ArrayList<>(path);
            own.add(field.getKey());
            variants(field.getValue()).forEach((what, value) -> replace(own, what, value));
            without(path, field.getKey());
            if (path.size() < 2) {
                nested(own, field.getValue());
            }
        }
    }

    private void nested(List<String> path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            fields(path, object);
        } else if (value instanceof ArrayNode items && items.size() > 0 && items.get(0) instanceof ObjectNode first) {
            List<String> own = new ArrayList<>(path);
            own.add("0");
            fields(own, first);
        }
    }

    private static Map<String, JsonNode> variants(JsonNode value) {
        Map<String, JsonNode> variants = new LinkedHashMap<>();
        variants.put("null", NullNode.instance);
        if (value.isTextual()) {
            variants.put("a number", IntNode.valueOf(7));
            variants.put("an object", NODES.objectNode());
            variants.put("empty", TextNode.valueOf(""));
            variants.put("odd characters", TextNode.valueOf(UNICODE));
            variants.put("huge", TextNode.valueOf("h".repeat(HUGE)));
        } else if (value.isNumber()) {
            variants.put("a text", TextNode.valueOf("many"));
            variants.put("out of range", BigIntegerNode.valueOf(BigInteger.TWO.pow(70)));
            variants.put("negative", IntNode.valueOf(-1));
        } else if (value.isBoolean()) {
            variants.put("a text", TextNode.valueOf("yes"));
        } else if (value.isArray()) {
            variants.put("an object", NODES.objectNode());
            variants.put("empty", NODES.arrayNode());
            variants.put("with null", NODES.arrayNode().addNull());
        } else {
            variants.put("a text", TextNode.valueOf("text"));
            variants.put("empty", NODES.objectNode());
            variants.put("a boolean", BooleanNode.TRUE);
        }
        return variants;
    }

    private void replace(List<String> path, String what, JsonNode value) {
        JsonNode copy = sample.deepCopy();
        ObjectNode parent = parent(copy, path);
        if (parent != null) {
            parent.set(path.get(path.size() - 1), value);
            add(String.join(".", path) + " " + what, copy);
        }
    }

    private void without(List<String> path, String name) {
        JsonNode copy = sample.deepCopy();
        List<String> own = new ArrayList<>(path);
        own.add(name);
        ObjectNode parent = parent(copy, own);
        if (parent != null) {
            parent.remove(name);
            add(String.join(".", own) + " missing", copy);
        }
    }

    private static ObjectNode parent(JsonNode root, List<String> path) {
        JsonNode node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node instanceof ObjectNode object ? object : null;
    }

    private void add(String what, JsonNode json) {
        if (!json.equals(sample)) { // which has an empty text itself, or a null
            made.add(new Odd(what, json.toString()));
        }
    }
}
