package io.widgetry.web.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A path with variables: {@code /api/agents/{agent}/stream}. A variable stands for one whole segment, which is not empty;
 * {@code {name...}} at the end stands for one or more, joined by slashes. A last segment that is empty is a path that ends
 * with a slash.
 */
public record PathTemplate(String text, List<String> segments) {

    public static PathTemplate of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(text + " does not begin with a slash");
        }
        return new PathTemplate(text, List.of(text.substring(1).split("/", -1)));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isRest(String segment) {
        return isVariable(segment) && segment.endsWith("...}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - (isRest(segment) ? 4 : 1));
    }

    /** The names of the variables, in order. */
    public List<String> variables() {
        return segments.stream()
                .filter(PathTemplate::isVariable)
                .map(PathTemplate::name)
                .toList();
    }

    /** The path with plain names, as OpenAPI has it. */
    public String plain() {
        return text.replace("...}", "}");
    }

    /** Of two templates that match the same path, the one with the smaller weight is meant: words before variables. */
    String weight() {
        return segments.stream()
                .map(segment -> isRest(segment) ? "2" : isVariable(segment) ? "1" : "0")
                .collect(Collectors.joining());
    }

    /**
     * Whether a path is of this form.
     *
     * @param path its segments, decoded
     * @return the values of the variables; empty if it is not
     */
    Optional<Map<String, String>> match(List<String> path) {
        boolean rest = isRest(segments.get(segments.size() - 1));
        if (rest ? path.size() < segments.size() : path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            List<String> found = new ArrayList<>(path.subList(i, isRest(segment) ? path.size() : i + 1));
            if (!isVariable(segment)) {
                if (!segment.equals(found.get(0))) {
                    return Optional.empty();
                }
            } else if (IntStream.range(0, found.size())
                    .anyMatch(at -> found.get(at).isEmpty())) {
                return Optional.empty();
            } else {
                values.put(name(segment), String.join("/", found));
            }
        }
        return Optional.of(values);
    }
}
