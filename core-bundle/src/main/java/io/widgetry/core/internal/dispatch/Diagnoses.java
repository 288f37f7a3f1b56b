package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.Stall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an operator or a widget's developer should know about a widget, in sentences. */
public final class Diagnoses {
    private Diagnoses() {}

    /** Looks at what a widget declares and subscribes to, under the settings that hold now. */
    public static List<String> of(WidgetHost host, Settings settings) {
        List<String> sentences = new ArrayList<>(host.descriptor().faults());
        Set<String> events = new TreeSet<>(host.descriptor().events());
        host.instances()
                .forEach(instance -> events.addAll(instance.subscriptions().events()));
        events.forEach(event -> diagnose(event, host, settings).ifPresent(sentences::add));
        host.health().stall().map(Diagnoses::blocked).ifPresent(sentences::add);
        sentences.addAll(host.observations());
        return sentences;
    }

    private static String blocked(Stall stall) {
        return "it did not return from " + stall.during() + " for "
                + Health.seconds(stall.lasted().toNanos())
                + stall.line().map(line -> ", at " + line).orElse("")
                + ": a callback must not wait; do slow work on a thread of your own, and end that in closed() and in"
                + " @Deactivate";
    }

    private static Optional<String> diagnose(String event, WidgetHost host, Settings settings) {
        Optional<DataEventType> known = DataEventType.byName(event);
        if (known.isEmpty()) {
            return event.startsWith(DataEvents.MESSAGE + ":")
                    ? Optional.empty()
                    : Optional.of(event + " is not in the catalogue" + nearest(event)
                            + "; it is delivered if a source publishes it");
        }
        DataEventType type = known.get();
        if (type.requiresInteraction() && host.descriptor().scope() == Scope.AGENT) {
            return Optional.of(
                    event + " requires an interaction, and this widget is agent-scoped, so it is never sent it:"
                            + " use the interaction scope, or subscribe to onAnyInteractionEvent");
        }
        if (!type.products().contains(settings.product())) {
            return Optional.of(event + " is not part of " + settings.product().id()
                    + ", the product that this runtime runs as, so it never comes");
        }
        if (type == DataEventType.SSO_TOKEN_REFRESH && !settings.grantsToken(host.identity())) {
            return Optional.of(event + " is a secret that this widget was not granted: add " + host.identity()
                    + " to the core's tokenGrants if it is to get it");
        }
        return Optional.empty();
    }

    private static String nearest(String event) {
        return List.of(DataEventType.values()).stream()
                .map(DataEventType::wireName)
                .min(Comparator.comparingInt(name -> distance(name, event)))
                .filter(name -> distance(name, event) <= event.length() / 3)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** The edit distance, which says how near a mistyped name is. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int next = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[right.length()];
    }
}
