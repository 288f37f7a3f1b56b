package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.JsonType;
import io.widgetry.api.Product;
import io.widgetry.api.Retention;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue of events as text. */
final class Catalogue {
    private Catalogue() {}

    /** The names of the events. */
    static List<String> names() {
        return Arrays.stream(DataEventType.values())
                .map(DataEventType::wireName)
                .toList();
    }

    static String table() {
        Table table = Table.of(
                Column.whole("EVENT"),
                Column.whole("PRODUCTS"),
                Column.whole("R"),
                Column.whole("KIND"),
                Column.whole("AUDIENCE"),
                Column.whole("PAYLOAD"));
        for (DataEventType type : DataEventType.values()) {
            table.row(
                    type.wireName(),
                    type.products().size() == Product.values().length ? "both" : products(type),
                    type.requiresInteraction() ? "R" : "",
                    kind(type),
                    WidgetTables.small(type.audience()),
                    type.payloadType().getSimpleName() + json(type));
        }
        return table
                + "\n\nR: requires an interaction. state/x: the latest value for each x is told to late subscribers."
                + "\nThe payload is a JSON object where nothing else is said. event:catalog EVENT says more.";
    }

    private static String products(DataEventType type) {
        return type.products().stream().map(Product::id).collect(Collectors.joining(", "));
    }

    private static String kind(DataEventType type) {
        return switch (type.retention()) {
            case NONE -> "occurrence";
            case ONE -> "state";
            case PER_INTERACTION, PER_NAME, PER_USER, PER_RESOURCE -> "state/" + per(type.retention());
        };
    }

    private static String per(Retention retention) {
        return WidgetTables.small(retention).replace("per ", "");
    }

    private static String json(DataEventType type) {
        return type.jsonType() == JsonType.OBJECT ? "" : " (" + words(type.jsonType()) + ")";
    }

    private static String words(JsonType type) {
        return switch (type) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case STRING_OR_OBJECT -> "text, object";
            case ANY -> "any";
        };
    }

    static Details details(DataEventType type) {
        return new Details()
                .row("Event", type.wireName())
                .row("Products", products(type))
                .row(
                        "Interaction",
                        type.requiresInteraction()
                                ? "required: it reaches only instances that are bound to its interaction"
                                : "not required")
                .row(
                        "Kind",
                        type.kind() == EventKind.OCCURRENCE ? "occurrence: never repeated" : told(type.retention()))
                .row("Audience", WidgetTables.small(type.audience()) + ": " + audience(type))
                .row("Payload", "%s, JSON %s".formatted(type.payloadType().getSimpleName(), words(type.jsonType())));
    }

    private static String told(Retention retention) {
        return "state: a late subscriber is told the latest value"
                + (retention == Retention.ONE ? "" : " for each " + per(retention));
    }

    private static String audience(DataEventType type) {
        return switch (type.audience()) {
            case INTERACTION -> "the instances bound to its interaction, and runtime-scoped widgets";
            case WORKSPACE -> "every subscribed instance in the agent's workspace";
            case ADDRESSEE -> "the context or the widget that the message was sent to";
            case GRANTED -> "only widgets that were granted the secret by configuration";
        };
    }
}
