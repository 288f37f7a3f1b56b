package io.widgetry.certify.internal.report;

import java.util.List;
import java.util.Map;

/**
 * Which secrets and actions a widget asks for.
 *
 * @param secrets the secret events to which it subscribed; they were granted to it here, elsewhere an operator has to
 * @param secretsShown where a secret that it was told turned up, such as in a view
 * @param actions the actions that it asked for, with how often
 */
public record Asked(List<String> secrets, List<String> secretsShown, Map<String, Integer> actions) {
    /** Copies the collections. */
    public Asked {
        secrets = List.copyOf(secrets);
        secretsShown = List.copyOf(secretsShown);
        actions = Map.copyOf(actions);
    }
}
