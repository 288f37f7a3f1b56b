package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.web.internal.http.Role;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which widgets stand where: pages of Home ({@code navigation}) and tabs of an interaction ({@code tabs}), each with an id,
 * a name, widgets, and for whom and where it is shown. Checked when it is read, so that a page can go by it.
 */
final class Layout {
    /** Nothing configured: the page's own default. */
    static final Layout DEFAULT = new Layout(JsonNodeFactory.instance.objectNode());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final int MOST = 100;
    private static final Set<String> PLACE =
            Set.of("id", "name", "icon", "tooltip", "roles", "channels", "mentor", "widgets");
    private static final Set<String> ENTRY = Set.of("widgetId", "wide");

    private final ObjectNode places;

    private Layout(ObjectNode places) {
        this.places = places;
    }

    /**
     * Reads a layout.
     *
     * @throws LayoutException with a sentence that names the field
     */
    static Layout parse(byte[] text) throws LayoutException, IOException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new LayoutException("it is not valid JSON (line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")");
        }
        if (!(root instanceof ObjectNode object)) {
            throw new LayoutException("it must be a JSON object with navigation and tabs");
        }
        known(object, Set.of("navigation", "tabs"), "");
        for (String list : Set.of("navigation", "tabs")) {
            places(object.path(list), list);
        }
        return new Layout(object);
    }

    private static void known(JsonNode object, Set<String> names, String at) throws LayoutException {
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!names.contains(field)) {
                throw new LayoutException(at + field + " is unknown; known are "
                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private static void places(JsonNode list, String at) throws LayoutException {
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray() || list.size() > MOST) {
            throw new LayoutException(at + " must be a list of at most " + MOST + " entries");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String here = at + "[" + i + "]";
            JsonNode place = list.get(i);
            if (!place.isObject()) {
                throw new LayoutException(here + " must be an object with id, name and widgets");
            }
            known(place, PLACE, here + ".");
            if (!isText(place.path("id")) || !ids.add(place.path("id").asText())) {
                throw new LayoutException(here + ".id must be text that no other one of " + at + " has");
            }
            for (String text : Set.of("name", "icon", "tooltip")) {
                if (place.has(text) && !isText(place.get(text))) {
                    throw new LayoutException(here + "." + text + " must be text");
                }
            }
            texts(place.path("roles"), here + ".roles");
            texts(place.path("channels"), here + ".channels");
            if (place.has("mentor") && !place.get("mentor").isBoolean()) {
                throw new LayoutException(here + ".mentor must be true or false");
            }
            widgets(place.path("widgets"), here + ".widgets");
        }
    }

    private static void widgets(JsonNode list, String at) throws LayoutException {
        if (!list.isArray() || list.size() > MOST) {
            throw new LayoutException(at + " must be a list of at most " + MOST + " widgets");
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            String here = at + "[" + i + "]";
            if (entry.isObject()) {
                known(entry, ENTRY, here + ".");
            }
            boolean wide = !entry.has("wide") || entry.get("wide").isBoolean();
            if (!isText(entry) && !(isText(entry.path("widgetId")) && wide)) {
                throw new LayoutException(
                        here + " must be a widget's id, \"*\" for all others, or {\"widgetId\":…, \"wide\":true}");
            }
        }
    }

    private static void texts(JsonNode list, String at) throws LayoutException {
        if (list.isMissingNode()) {
            return;
        }
        boolean texts = list.isArray() && list.size() <= MOST;
        for (JsonNode each : list) {
            texts &= isText(each);
        }
        if (!texts) {
            throw new LayoutException(at + " must be a list of texts");
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() && node.asText().length() <= 200;
    }

    /** {@return what a session with these roles may see} */
    JsonNode forRoles(Set<Role> roles) {
        Set<String> own = roles.stream().map(Role::name).collect(Collectors.toSet());
        if (roles.contains(Role.OPERATOR)) {
            own.add("SUPERVISOR"); // as payloads and layouts of the product call whoever looks after others
        }
        ObjectNode seen = places.deepCopy();
        for (JsonNode list : seen) {
            for (Iterator<JsonNode> each = ((ArrayNode) list).elements(); each.hasNext(); ) {
                if (!isFor(each.next().path("roles"), own)) {
                    each.remove();
                }
            }
        }
        return seen;
    }

    private static boolean isFor(JsonNode wanted, Set<String> roles) {
        boolean found = wanted.isEmpty();
        for (JsonNode role : wanted) {
            found |= roles.contains(role.asText().toUpperCase(Locale.ROOT));
        }
        return found;
    }
}
