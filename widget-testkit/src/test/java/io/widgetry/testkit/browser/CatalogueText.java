package io.widgetry.testkit.browser;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.anotherWidgetSends;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.payload.WireName;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Samples;
import io.widgetry.testkit.WidgetTester;
import io.widgetry.testkit.internal.Paths;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** What {@code catalogue.mjs} is to say: the samples, the records' fields, and which action needs which capability. */
final class CatalogueText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEEDS = Pattern.compile("\\w+ needs the (agent|interaction)'s capability (\\w+), .*");

    private CatalogueText() {}

    /** Tells what the runtime says of an action that nobody may ask for. */
    @Component
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo("onMessageEvent")
    static final class Asking implements Widget {
        @Override
        public void onDataEvent(io.widgetry.api.DataEvent event, WidgetContext context) {
            String action = ((WidgetMessage) event.payload()).value().toString();
            context.api().perform(action, Map.of()).thenAccept(result -> context.show(View.titled(result.reason())));
        }
    }

    static String make(List<String> actions) throws ReflectiveOperationException, JsonProcessingException {
        StringBuilder text = new StringBuilder("""
                /*
                 * Generated from the catalogue in Java, and tested against it: each event's sample, fields, and method of samples;
                 * and which capability an action needs.
                 */
                export const EVENTS = {
                """);
        Map<String, String> methods = new TreeMap<>();
        for (Method method : Samples.class.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                Sample sample = (Sample) method.invoke(null);
                methods.put(sample.type().wireName(), "  " + event(method.getName(), sample));
            }
        }
        text.append(String.join(",\n", methods.values())).append("\n};\n\nexport const ACTIONS = {\n");
        Map<String, String> needs = new TreeMap<>();
        try (WidgetTester widget = WidgetTester.of(Asking::new)) {
            widget.given(aVoiceInteraction());
            for (String action : actions) {
                widget.when(anotherWidgetSends(action));
                Matcher told = NEEDS.matcher(widget.then().view().title());
                if (told.matches()) {
                    needs.put(action, "  %s: {%s: '%s'}".formatted(action, told.group(1), told.group(2)));
                }
            }
        }
        return text.append(String.join(",\n", needs.values())).append("\n};\n").toString();
    }

    private static String event(String method, Sample sample) throws JsonProcessingException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", method);
        row.put("requiresInteraction", sample.type().requiresInteraction());
        row.put("bound", Paths.isBound(sample.type()));
        row.put("idField", Paths.idField(sample.type()));
        row.put("fields", fields(sample.type().payloadType(), new HashSet<>()));
        row.put("sample", JSON.readTree(sample.json()));
        return JSON.writeValueAsString(sample.type().wireName()) + ": " + JSON.writeValueAsString(row);
    }

    private static Object fields(Type type, Set<Type> within) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean list = generic.getRawType() == List.class;
            return Map.of(list ? "[]" : "{}", fields(arguments[arguments.length - 1], within));
        }
        if (!(type instanceof Class<?> record) || !record.isRecord()) {
            return type == Object.class ? "*" : "";
        }
        if (!within.add(type)) {
            return "*";
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        Object whole = null;
        for (RecordComponent component : record.getRecordComponents()) {
            WireName spelled = component.getAnnotation(WireName.class);
            if (component.isAnnotationPresent(WholeValue.class)) {
                whole = fields(component.getGenericType(), within);
            } else if (!component.isAnnotationPresent(OtherFields.class)) {
                for (String name : spelled == null ? new String[] {component.getName()} : spelled.value()) {
                    tree.put(name, fields(component.getGenericType(), within));
                }
            } else if (((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1] != Object.class) {
                tree.put("…", "");
            }
        }
        within.remove(type);
        return whole == null ? tree : whole;
    }
}
