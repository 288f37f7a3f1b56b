package io.widgetry.api.docs;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.JsonType;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Payload;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the JSON Schema of each event's payload from its record and the comments on it. */
final class PayloadSchemas {
    private static final Map<String, String> EVENTS = Javadoc.ofConstants(DataEvents.class);

    private final SchemaGenerator generator;

    PayloadSchemas() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forTypesInGeneral()
                .withPropertySorter((first, second) -> 0)
                .withPatternPropertiesResolver(PayloadSchemas::capabilities)
                .withDescriptionResolver(scope -> summary(scope.getType()));
        builder.forFields()
                .withIgnoreCheck(field -> component(field).isEmpty())
                .withPropertyNameOverrideResolver(field -> component(field)
                        .map(component -> Fields.names(component).get(0))
                        .orElse(null))
                .withNullableCheck(field -> component(field)
                        .map(component -> !component.getType().isPrimitive())
                        .orElse(null))
                .withDescriptionResolver(field -> component(field)
                        .filter(component -> !field.isFakeContainerItemScope())
                        .map(component ->
                                Javadoc.of(component.getDeclaringRecord()).param(component.getName()))
                        .orElse(null));
        generator = new SchemaGenerator(builder.build());
    }

    /** The schema of an event's payload. */
    JsonNode of(DataEventType event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", event.wireName());
        schema.put("description", EVENTS.get(event.wireName()));
        Type type = Fields.whole(event.payloadType())
                .map(RecordComponent::getGenericType)
                .orElse(event.payloadType());
        ObjectNode generated = generator.generateSchema(type);
        generated.remove("description");
        schema.setAll(generated);
        if (event.jsonType() == JsonType.STRING_OR_OBJECT) {
            schema.putArray("type").add("string").add("object");
        }
        addOtherSpellings(schema);
        return schema;
    }

    /** The capabilities have no component each: they are told by how they are named. */
    private static Map<String, Type> capabilities(TypeScope scope) {
        return scope.getType().getErasedType() == Capabilities.class ? Map.of("^can[A-Z]", Boolean.class) : null;
    }

    private static void addOtherSpellings(ObjectNode schema) {
        schema.path("$defs").properties().forEach(definition -> {
            if (definition.getValue().get("properties") instanceof ObjectNode properties) {
                for (RecordComponent component : Fields.of(record(definition.getKey()))) {
                    List<String> names = Fields.names(component);
                    names.forEach(name ->
                            properties.set(name, properties.get(names.get(0)).deepCopy()));
                }
            }
        });
    }

    private static Class<?> record(String simpleName) {
        try {
            return Class.forName(Payload.class.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a definition that is no record", e);
        }
    }

    private static String summary(ResolvedType type) {
        return type.getErasedType().isRecord()
                ? Javadoc.of(type.getErasedType()).summary()
                : null;
    }

    /** The component that a field belongs to; empty for constants and for maps of other fields. */
    private static Optional<RecordComponent> component(FieldScope field) {
        return Fields.of(field.getDeclaringType().getErasedType()).stream()
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findAny();
    }
}
