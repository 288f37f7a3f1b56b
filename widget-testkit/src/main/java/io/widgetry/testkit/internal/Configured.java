package io.widgetry.testkit.internal;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A configuration as the annotation that describes it: what is not set is as its defaults say. */
final class Configured {
    private Configured() {}

    /** {@return the properties as the annotation} */
    static <A> A as(Class<A> type, Map<String, ?> properties) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "annotationType" -> type;
                    case "toString" -> "@" + type.getName() + properties;
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> value(method, properties);
                });
        return type.cast(proxy);
    }

    /** Refuses properties that an annotation does not have. */
    static void check(Class<?> type, Map<String, ?> properties) {
        List<String> known = Stream.of(type.getDeclaredMethods())
                .map(Configured::property)
                .sorted()
                .toList();
        for (String name : properties.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(name + " is nothing that can be configured"
                        + Nearest.to(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(", only " + known));
            }
        }
    }

    private static Object value(Method element, Map<String, ?> properties) {
        Object value = properties.get(property(element));
        return value == null ? element.getDefaultValue() : converted(value, element.getReturnType());
    }

    /** The rules of Declarative Services: one_two is one.two, one__two is one_two, $ is left out. */
    private static String property(Method element) {
        return element.getName()
                .replace("__", "\u0000")
                .replace('_', '.')
                .replace('\u0000', '_')
                .replace("$", "");
    }

    private static Object converted(Object value, Class<?> type) {
        if (type.isArray()) {
            List<?> several = value instanceof Object[] array ? Arrays.asList(array) : List.of(value);
            Object converted = Array.newInstance(type.getComponentType(), several.size());
            for (int i = 0; i < several.size(); i++) {
                Array.set(converted, i, converted(several.get(i), type.getComponentType()));
            }
            return converted;
        }
        String text = value.toString();
        if (type == int.class) {
            return Integer.valueOf(text);
        } else if (type == long.class) {
            return Long.valueOf(text);
        } else if (type == boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == double.class) {
            return Double.valueOf(text);
        } else if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            text + " is none of " + Arrays.toString(type.getEnumConstants())));
        }
        return type == String.class ? text : type.cast(value);
    }
}
