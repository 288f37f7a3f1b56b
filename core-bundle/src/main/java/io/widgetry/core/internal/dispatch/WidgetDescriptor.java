package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a widget declares, read from its service properties.
 *
 * @param name the id that it asks for; empty for the default
 * @param scope for which contexts it has instances
 * @param events what it subscribes to, unmodifiable
 * @param capacity its mailbox's capacity; 0 for the configured default
 * @param overflow what gives way when a mailbox is full
 * @param faults what could not be understood, each a sentence
 */
public record WidgetDescriptor(
        Optional<String> name, Scope scope, Set<String> events, int capacity, Overflow overflow, List<String> faults) {
    /** Service property: the widget's id. */
    public static final String NAME = "widget.name";

    /** Service property: the widget's scope. */
    public static final String SCOPE = "widget.scope";

    /** Service property: the events' names. */
    public static final String EVENTS = "subscribes.to";

    /** Service property: the mailbox's capacity. */
    public static final String CAPACITY = "mailbox.capacity";

    /** Service property: the mailbox's overflow policy. */
    public static final String OVERFLOW = "mailbox.overflow";

    private static final int MAX_CAPACITY = 1_000_000;

    /** Reads the properties. What is wrong becomes a fault, and the default holds in its stead. */
    public static WidgetDescriptor of(Map<String, ?> properties) {
        List<String> faults = new ArrayList<>();
        return new WidgetDescriptor(
                name(properties.get(NAME), faults),
                constant(SCOPE, properties.get(SCOPE), Scope.AGENT, faults),
                Set.copyOf(texts(properties.get(EVENTS), faults)),
                capacity(properties.get(CAPACITY), faults),
                constant(OVERFLOW, properties.get(OVERFLOW), Overflow.DROP_NEWEST, faults),
                List.copyOf(faults));
    }

    private static Optional<String> name(Object value, List<String> faults) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && text.matches("[A-Za-z0-9._-]{1,100}")) {
            return Optional.of(text);
        }
        faults.add(NAME + " must be letters, digits, '-', '_' and '.', 100 at most: the default id is used instead");
        return Optional.empty();
    }

    private static <E extends Enum<E>> E constant(String property, Object value, E otherwise, List<String> faults) {
        if (value == null) {
            return otherwise;
        }
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(value.toString().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        faults.add(property + " is " + value + ", which is none of "
                + List.of(otherwise.getDeclaringClass().getEnumConstants()) + ": " + otherwise + " is used instead");
        return otherwise;
    }

    private static Set<String> texts(Object value, List<String> faults) {
        Set<String> texts = new LinkedHashSet<>();
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof String[] array) {
            texts.addAll(List.of(array));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> texts.add(String.valueOf(element)));
        } else if (value != null) {
            faults.add(EVENTS + " must be one or more texts: it is taken as none");
        }
        return texts;
    }

    private static int capacity(Object value, List<String> faults) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number && number.longValue() >= 0 && number.longValue() <= MAX_CAPACITY) {
            return number.intValue();
        }
        faults.add(CAPACITY + " is " + value + ", but must be a whole number from 0 to 1,000,000:"
                + " the configured default is used instead");
        return 0;
    }
}
