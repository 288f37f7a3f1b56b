package io.widgetry.benchmarks.rows;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WireName;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jackson's data binding as a user would set it up for the API's records: it follows their annotations. */
final class JacksonRecords {
    private JacksonRecords() {}

    /** {@return a mapper that binds to the API's records what the core binds to them} */
    static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addDeserializer(Capabilities.class, new TwoCatchAlls());
        return JsonMapper.builder()
                .annotationIntrospector(new Annotations())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(module)
                .build();
    }

    private static final class Annotations extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return member.hasAnnotation(OtherFields.class) ? Boolean.TRUE : super.hasAnySetter(member);
        }

        @Override
        public PropertyName findNameForDeserialization(Annotated member) {
            WireName name = member.getAnnotation(WireName.class);
            return name == null ? super.findNameForDeserialization(member) : PropertyName.construct(name.value()[0]);
        }

        @Override
        public List<PropertyName> findPropertyAliases(Annotated member) {
            WireName name = member.getAnnotation(WireName.class);
            return name == null || name.value().length == 1
                    ? super.findPropertyAliases(member)
                    : Arrays.stream(name.value())
                            .skip(1)
                            .map(PropertyName::construct)
                            .toList();
        }

        @Override
        public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated member) {
            return member instanceof AnnotatedConstructor constructor
                            && constructor.getParameterCount() == 1
                            && constructor.getParameter(0).hasAnnotation(WholeValue.class)
                    ? JsonCreator.Mode.DELEGATING
                    : super.findCreatorAnnotation(config, member);
        }
    }

    /** The only record with two maps of other fields, which Jackson's any-setter cannot tell apart. */
    private static final class TwoCatchAlls extends StdDeserializer<Capabilities> {
        private static final long serialVersionUID = 1L;

        TwoCatchAlls() {
            super(Capabilities.class);
        }

        @Override
        public Capabilities deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Map<String, Boolean> flags = new LinkedHashMap<>();
            Map<String, Object> other = null;
            Capabilities interaction = null;
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                if (name.equals("interaction") && token == JsonToken.START_OBJECT) {
                    interaction = deserialize(in, context);
                } else if (token.isBoolean()) {
                    flags.put(name, token == JsonToken.VALUE_TRUE);
                } else {
                    other = other == null ? new LinkedHashMap<>() : other;
                    other.put(name, context.readValue(in, Object.class));
                }
            }
            return new Capabilities(flags, interaction, other);
        }
    }
}
