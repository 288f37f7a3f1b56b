package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.Grant.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What widgets may have and ask for. Holders are symbolic names, or symbolic name/component name.
 *
 * @param tokens who gets the single-sign-on token
 * @param actions who may ask for which actions; all may ask for all of them where nothing is said
 */
public record Grants(Set<String> tokens, Map<String, Set<String>> actions) {
    /** Nobody gets the token, and everybody may ask for every action. */
    static final Grants DEFAULT = new Grants(Set.of(), Map.of());

    boolean token(WidgetIdentity widget) {
        return names(widget).anyMatch(tokens::contains);
    }

    /** Why a widget may not ask for an action; empty if it may. */
    Optional<String> refusal(WidgetIdentity widget, String action) {
        List<String> entries = names(widget).filter(actions::containsKey).toList();
        if (entries.isEmpty() && actions.containsKey(Grant.OTHERS)) {
            entries = List.of(Grant.OTHERS);
        }
        boolean granted = entries.isEmpty()
                || entries.stream()
                        .map(actions::get)
                        .flatMap(Collection::stream)
                        .anyMatch(name -> name.equals(action) || name.equals(Grant.ANY));
        return granted
                ? Optional.empty()
                : Optional.of(action + " is not granted to " + widget + ": the entry " + entries.get(0)
                        + "=… of the core's actionGrants says what it may ask for");
    }

    /** The names by which an entry may mean a widget, the closest first. */
    private static Stream<String> names(WidgetIdentity widget) {
        return Stream.of(widget.toString(), widget.ofComponent(), widget.bundle())
                .distinct();
    }

    /** {@return what is configured, for people} */
    public List<Grant> listed() {
        List<Grant> listed = new ArrayList<>();
        tokens.stream()
                .sorted()
                .forEach(holder -> listed.add(new Grant(Kind.TOKEN, holder, List.of(DataEvents.SSO_TOKEN_REFRESH))));
        actions.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Set<String>> entry) ->
                                entry.getKey().equals(Grant.OTHERS))
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> listed.add(new Grant(
                        Kind.ACTION,
                        entry.getKey(),
                        entry.getValue().stream().sorted().toList())));
        return List.copyOf(listed);
    }
}
