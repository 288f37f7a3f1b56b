package io.widgetry.simulator.internal.centre;

import io.widgetry.api.spi.Action;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an action asks for. Callers name its arguments as the page's methods do. */
record Wish(Action action) {
    private static final int LONGEST = 16_000;

    /** A text. Where none of the names is there, an action with a single argument means that. */
    Optional<String> text(String... names) {
        Map<String, Object> arguments = action.arguments();
        for (String name : names) {
            Object value = arguments.get(name);
            if (value != null) {
                return said(value);
            }
        }
        List<Object> others = arguments.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("interactionId"))
                .<Object>map(Map.Entry::getValue)
                .toList();
        return others.size() == 1 && others.get(0) != null ? said(others.get(0)) : Optional.empty();
    }

    /** A text that is nothing without its name. */
    Optional<String> named(String name) {
        return Optional.ofNullable(action.arguments().get(name)).flatMap(Wish::said);
    }

    /** Several texts, or one. */
    List<String> texts(String name) {
        Object value = action.arguments().get(name);
        if (value instanceof Collection<?> several) {
            return several.stream().flatMap(each -> said(each).stream()).toList();
        }
        return value == null ? List.of() : said(value).stream().toList();
    }

    /** Maps in a list, such as services. */
    List<Map<?, ?>> maps() {
        return action.arguments().values().stream()
                .filter(Collection.class::isInstance)
                .flatMap(value -> ((Collection<?>) value).stream())
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(value -> (Map<?, ?>) value)
                .toList();
    }

    /** A message: its fields may be the arguments, or stand in the one argument. */
    Wish unwrapped() {
        for (Object value : action.arguments().values()) {
            if (value instanceof Map<?, ?> fields) {
                Map<String, Object> inner = new java.util.LinkedHashMap<>();
                fields.forEach((name, each) -> inner.put(String.valueOf(name), each));
                return new Wish(
                        new Action(action.name(), action.agentId(), action.interactionId(), action.widgetId(), inner));
            }
        }
        return this;
    }

    private static Optional<String> said(Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            String text = value.toString();
            return text.isBlank() || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
        }
        if (value instanceof Map<?, ?> fields) {
            Object inner = fields.get("code") != null ? fields.get("code") : fields.get("text");
            return inner == null || inner instanceof Map ? Optional.empty() : said(inner);
        }
        return Optional.empty();
    }
}
