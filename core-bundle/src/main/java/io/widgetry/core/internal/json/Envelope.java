package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One CloudEvent in the making: takes the attributes in whatever order they come. */
final class Envelope {

    private static final Pattern JSON_CONTENT = Pattern.compile("[^;]*[/+]json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private enum Attribute {
        SPECVERSION,
        ID,
        SOURCE,
        TYPE,
        AGENTID,
        SUBJECT,
        TIME,
        DATACONTENTTYPE,
        AFTERCONTACTWORK,
        DATA,
        DATA_BASE64;

        private static final Map<String, Attribute> BY_NAME = new HashMap<>();
        private static final Set<Attribute> MANDATORY = EnumSet.range(SPECVERSION, AGENTID);

        static {
            for (Attribute attribute : values()) {
                BY_NAME.put(attribute.toString(), attribute);
            }
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final PayloadMapper mapper;
    private final String text;
    private final Set<Attribute> seen = EnumSet.noneOf(Attribute.class);
    private final Map<Attribute, String> texts = new EnumMap<>(Attribute.class);
    private String type;
    private DataEventType event; // null for a name outside the catalogue
    private boolean afterContactWork;
    private String data;
    private Payload payload;

    Envelope(PayloadMapper mapper, String text) {
        this.mapper = mapper;
        this.text = text;
    }

    /** Takes the attribute whose value the parser stands on. */
    void take(String name, JsonParser in) throws IOException, MalformedEventException {
        Attribute attribute = Attribute.BY_NAME.get(name);
        if (attribute == null) {
            PlainValues.read(in); // an extension that means nothing here
            return;
        }
        if (!seen.add(attribute)) {
            throw malformed(attribute + " appears twice");
        }
        if (attribute == Attribute.DATA) {
            takeData(in);
        } else if (!in.hasToken(JsonToken.VALUE_NULL)) { // which CloudEvents takes for absent
            takeContext(attribute, in);
        }
    }

    private void takeContext(Attribute attribute, JsonParser in) throws IOException, MalformedEventException {
        switch (attribute) {
            case DATA_BASE64 ->
                throw malformed("data_base64 is not supported: a payload is JSON, and belongs in data as it is");
            case AFTERCONTACTWORK -> {
                if (!in.currentToken().isBoolean()) {
                    throw malformed(attribute + " must be true or false, got " + JsonTypes.name(in.currentToken()));
                }
                afterContactWork = in.hasToken(JsonToken.VALUE_TRUE);
            }
            default -> {
                if (!in.hasToken(JsonToken.VALUE_STRING)) {
                    throw malformed(attribute + " must be a string, got " + JsonTypes.name(in.currentToken()));
                }
                String value = in.getText();
                if (value.isBlank()) {
                    throw malformed(attribute + " is empty");
                }
                texts.put(attribute, value);
                if (attribute == Attribute.TYPE) {
                    takeType(value);
                }
            }
        }
    }

    /** The last segment counts: a producer may put a reverse-DNS prefix before the name. */
    private void takeType(String value) throws MalformedEventException {
        type = value.substring(value.lastIndexOf('.') + 1);
        if (type.isBlank()) {
            throw malformed("type " + JsonProblems.quoted(value) + " has no event name after its last dot");
        }
        event = DataEventType.byName(type).orElse(null);
    }

    /** Binds the payload on the way, if it is known by now what it is, and keeps its text as it is (rule 17). */
    private void takeData(JsonParser in) throws IOException, MalformedEventException {
        long start = in.currentTokenLocation().getCharOffset();
        if (type != null) {
            payload = mapper.bind(event, in);
        } else {
            in.skipChildren();
        }
        in.finishToken();
        data = text.substring((int) start, (int) in.currentLocation().getCharOffset());
    }

    SourceEvent toEvent() throws MalformedEventException {
        checkAttributes();
        if (event != null && data == null) {
            throw malformed(type + " needs data: " + JsonTypes.name(event.jsonType()));
        }
        if (data != null && payload == null) {
            payload = mapper.bind(event, data);
        }
        SourceEvent.Builder made = SourceEvent.of(type, texts.get(Attribute.AGENTID))
                .from(texts.get(Attribute.SOURCE), texts.get(Attribute.ID))
                .interaction(interactionId())
                .at(time())
                .afterContactWork(afterContactWork);
        return (data == null ? made : made.bound(data, payload)).build();
    }

    private void checkAttributes() throws MalformedEventException {
        List<Attribute> missing = new ArrayList<>(Attribute.MANDATORY);
        missing.removeAll(texts.keySet());
        if (!missing.isEmpty()) {
            throw malformed("lacks "
                    + String.join(
                            ", ", missing.stream().map(Attribute::toString).toList()));
        }
        String version = texts.get(Attribute.SPECVERSION);
        if (!version.equals("1.0")) {
            throw malformed("specversion " + JsonProblems.quoted(version) + " is not supported, only \"1.0\" is");
        }
        String contentType = texts.get(Attribute.DATACONTENTTYPE);
        if (contentType != null && !JSON_CONTENT.matcher(contentType).matches()) {
            throw malformed(
                    "datacontenttype " + JsonProblems.quoted(contentType) + " is not supported: a payload is JSON");
        }
    }

    private String interactionId() {
        String subject = texts.get(Attribute.SUBJECT);
        return subject != null || payload == null
                ? subject
                : InteractionIds.of(payload).orElse(null);
    }

    private Instant time() throws MalformedEventException {
        String time = texts.get(Attribute.TIME);
        try {
            return time == null ? null : Rfc3339.parse(time);
        } catch (DateTimeException e) {
            throw malformed("time " + JsonProblems.quoted(time)
                    + " is not a time stamp of RFC 3339, such as 2026-11-22T09:00:00.000Z");
        }
    }

    private static MalformedEventException malformed(String message) {
        return new MalformedEventException(Reason.MALFORMED, message);
    }
}
