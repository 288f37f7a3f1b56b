package io.widgetry.api.docs;

import io.widgetry.api.Audience;
import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.EventKind;
import io.widgetry.api.JsonType;
import io.widgetry.api.Product;
import io.widgetry.api.Retention;
import io.widgetry.api.payload.Capabilities;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes docs/events.md from the catalogue, the payload records and the comments on them. */
final class EventsPage {
    private static final Map<String, String> EVENTS = Javadoc.ofConstants(DataEvents.class);

    private final StringBuilder page = new StringBuilder();
    private final Set<Class<?>> nested =
            new TreeSet<>((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()));

    /** The whole page. */
    static String markdown() {
        return new EventsPage().make();
    }

    private String make() {
        line("# Events");
        line("");
        line(
                "<!-- Generated from DataEventType and the payload records: `mvn -pl api-bundle test -Ddocs.update=true` -->");
        line("");
        line("The " + DataEventType.values().length
                + " data events of the Widget API. What every record has in common");
        line("(absent fields, unknown fields, fields of an unexpected type) stands in the API's package");
        line("`io.widgetry.api.payload`; the rules are those of the [guarantees](guarantees.md).");
        line("");
        catalogue();
        for (DataEventType event : DataEventType.values()) {
            section(event);
        }
        line("## Nested objects");
        line("");
        nestedRecords();
        return page.toString();
    }

    private void catalogue() {
        line("| event | products | requires interaction | kind | kept for late subscribers | told to | payload |");
        line("|---|---|---|---|---|---|---|");
        for (DataEventType event : DataEventType.values()) {
            line("| [" + event.wireName() + "](#" + event.wireName().toLowerCase(Locale.ROOT) + ") | "
                    + products(event) + " | " + (event.requiresInteraction() ? "yes" : "") + " | "
                    + kind(event.kind()) + " | " + kept(event.retention()) + " | " + toldTo(event.audience()) + " | "
                    + words(event.jsonType()) + ", `" + event.payloadType().getSimpleName() + "` |");
        }
        line("");
    }

    private void section(DataEventType event) {
        Class<?> record = event.payloadType();
        line("## " + event.wireName());
        line("");
        line(EVENTS.get(event.wireName()));
        line("");
        line("Payload: " + words(event.jsonType()) + ", bound to `" + record.getSimpleName() + "`. Schema: ["
                + event.wireName() + ".schema.json](schemas/" + event.wireName() + ".schema.json).");
        line("");
        Optional<RecordComponent> whole = Fields.whole(record);
        if (whole.isPresent()) {
            RecordComponent value = whole.get();
            line("| value | type | meaning |");
            line("|---|---|---|");
            row("`" + value.getName() + "()`", value, record);
            line("");
        } else {
            fields(record);
        }
        sample(event);
    }

    private void fields(Class<?> record) {
        line("| field | type | meaning |");
        line("|---|---|---|");
        for (RecordComponent field : Fields.of(record)) {
            String names =
                    Fields.names(field).stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "));
            boolean renamed = !Fields.names(field).get(0).equals(field.getName());
            row(renamed ? names + " (`" + field.getName() + "()`)" : names, field, record);
        }
        if (record == Capabilities.class) {
            line("| `can…` | boolean | the capabilities: `flags()`, and each of them by `allows(name)` |");
        }
        line("");
    }

    private void row(String name, RecordComponent field, Class<?> record) {
        Fields.nested(field.getGenericType()).ifPresent(nested::add);
        line("| " + name + " | " + Fields.words(field.getGenericType()) + " | "
                + Javadoc.of(record).param(field.getName()) + " |");
    }

    private void sample(DataEventType event) {
        Samples.text(event).ifPresent(sample -> {
            line("<details><summary>Sample</summary>");
            line("");
            line("```json");
            line(sample.strip());
            line("```");
            line("");
            line("</details>");
            line("");
        });
    }

    private void nestedRecords() {
        Set<Class<?>> written = new TreeSet<>(((TreeSet<Class<?>>) nested).comparator());
        Deque<Class<?>> open = new ArrayDeque<>(nested);
        while (!open.isEmpty()) {
            Class<?> record = open.poll();
            if (written.add(record)) {
                line("### " + record.getSimpleName());
                line("");
                line(Javadoc.of(record).summary());
                line("");
                fields(record);
                open.addAll(nested); // what these fields hold
            }
        }
    }

    private static String products(DataEventType event) {
        return event.products().contains(Product.AXP_CONNECT) ? "AXP, AXP Connect" : "AXP";
    }

    private static String kind(EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String kept(Retention retention) {
        return switch (retention) {
            case NONE -> "";
            case ONE -> "the latest";
            case PER_INTERACTION -> "the latest of each interaction";
            case PER_NAME -> "the latest of each `name`";
            case PER_USER -> "the latest of each `userHandle`";
            case PER_RESOURCE -> "the latest of each `channel` and `providerId`, until released";
        };
    }

    private static String toldTo(Audience audience) {
        return switch (audience) {
            case INTERACTION -> "the interaction's instances";
            case WORKSPACE -> "the workspace";
            case ADDRESSEE -> "the addressees";
            case GRANTED -> "those granted it";
        };
    }

    private static String words(JsonType type) {
        return switch (type) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case STRING_OR_OBJECT -> "string or object";
            case ANY -> "any JSON value";
        };
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
