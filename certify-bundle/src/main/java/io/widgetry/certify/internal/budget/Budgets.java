package io.widgetry.certify.internal.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a widget may cost and do.
 *
 * @param limits for each budget what is allowed at most
 * @param secrets the secret events that it may ask for; empty for any
 * @param actions the actions that it may ask for; empty for any
 */
public record Budgets(Map<Budget, Double> limits, Optional<List<String>> secrets, Optional<List<String>> actions) {
    private static final String SECRETS = "secrets";
    private static final String ACTIONS = "actions";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** {@return the defaults} */
    public static Budgets standard() {
        Map<Budget, Double> limits = new EnumMap<>(Budget.class);
        Arrays.stream(Budget.values()).forEach(budget -> limits.put(budget, budget.standard()));
        return new Budgets(limits, Optional.empty(), Optional.empty());
    }

    /** Says what is wrong with a file of budgets, in a sentence. */
    public static final class WrongBudgetsException extends Exception {
        WrongBudgetsException(String message) {
            super(message);
        }
    }

    /**
     * Reads a file: an object with a number for each budget that is not to have its default, and lists of {@code secrets} and
     * {@code actions} that are allowed.
     */
    public static Budgets read(Path file) throws WrongBudgetsException {
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            if (root == null || !root.isObject()) {
                throw new WrongBudgetsException("the budgets " + file + " are no object: { \"p99Millis\": 100, ... }");
            }
            return of(file, root);
        } catch (JsonProcessingException e) {
            throw new WrongBudgetsException("the budgets " + file + " are wrong in line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new WrongBudgetsException("the budgets " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static Budgets of(Path file, JsonNode root) throws WrongBudgetsException {
        Map<Budget, Double> limits = new EnumMap<>(standard().limits());
        Optional<List<String>> secrets = Optional.empty();
        Optional<List<String>> actions = Optional.empty();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(SECRETS)) {
                secrets = Optional.of(texts(file, field));
            } else if (field.getKey().equals(ACTIONS)) {
                actions = Optional.of(texts(file, field));
            } else {
                limits.put(budget(file, field.getKey()), number(file, field));
            }
        }
        return new Budgets(limits, secrets, actions);
    }

    private static Budget budget(Path file, String key) throws WrongBudgetsException {
        return Budget.of(key)
                .orElseThrow(() -> new WrongBudgetsException("the budgets " + file + " name \"" + key
                        + "\", which is none; there are "
                        + Arrays.stream(Budget.values()).map(Budget::key).collect(Collectors.joining(", "))
                        + ", " + SECRETS + ", " + ACTIONS));
    }

    private static double number(Path file, Map.Entry<String, JsonNode> field) throws WrongBudgetsException {
        if (!field.getValue().isNumber() || field.getValue().doubleValue() < 0) {
            throw new WrongBudgetsException(
                    "the budgets " + file + " have a \"" + field.getKey() + "\" that is no number from 0 on");
        }
        return field.getValue().doubleValue();
    }

    private static List<String> texts(Path file, Map.Entry<String, JsonNode> field) throws WrongBudgetsException {
        if (!field.getValue().isArray()
                || !StreamSupport.stream(field.getValue().spliterator(), false).allMatch(JsonNode::isTextual)) {
            throw new WrongBudgetsException("the budgets " + file + " have \"" + field.getKey()
                    + "\" that are no list of names, such as [\"acceptInteraction\"]");
        }
        return StreamSupport.stream(field.getValue().spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    double limit(Budget budget) {
        return limits.get(budget);
    }

    /** {@return how long it may take to work off what waits, in milliseconds} */
    public long catchUpMillis() {
        return Math.round(limit(Budget.CATCH_UP) * 1000);
    }

    /** {@return as a report has them} */
    public Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        Arrays.stream(Budget.values()).forEach(budget -> shown.put(budget.key(), limit(budget)));
        secrets.ifPresent(allowed -> shown.put(SECRETS, allowed));
        actions.ifPresent(allowed -> shown.put(ACTIONS, allowed));
        return shown;
    }
}
