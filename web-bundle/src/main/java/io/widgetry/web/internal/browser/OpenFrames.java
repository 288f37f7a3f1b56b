package io.widgetry.web.internal.browser;

import io.widgetry.api.admin.SubscriptionStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which browser widgets run where, and what they listen to, as pages have said. Safe for several threads. */
public final class OpenFrames {
    private static final int MOST = 200_000;
    private static final String HOME = "";

    private record Place(String agentId, String interactionId, String widgetId) {}

    private final Map<Place, Set<String>> frames = new HashMap<>();

    /** A frame listens to these events now, and to no others. */
    public synchronized void listens(String agentId, String interactionId, String widgetId, List<String> events) {
        Place place = place(agentId, interactionId, widgetId);
        if (frames.size() < MOST || frames.containsKey(place)) {
            frames.put(place, new TreeSet<>(events));
        }
    }

    public synchronized void ended(String agentId, String interactionId, String widgetId) {
        frames.remove(place(agentId, interactionId, widgetId));
    }

    private static Place place(String agentId, String interactionId, String widgetId) {
        return new Place(agentId, interactionId == null ? HOME : interactionId, widgetId);
    }

    /** An interaction was closed. */
    public void closed(String agentId, String interactionId) {
        forget(place -> place.agentId().equals(agentId) && place.interactionId().equals(interactionId));
    }

    /** An agent signed out. */
    public void left(String agentId) {
        forget(place -> place.agentId().equals(agentId));
    }

    /** Forgets those of agents who have no page open. */
    public void keep(Predicate<String> hasPage) {
        forget(place -> !hasPage.test(place.agentId()));
    }

    /** A widget is not there any more. */
    public void removed(String widgetId) {
        forget(place -> place.widgetId().equals(widgetId));
    }

    private synchronized void forget(Predicate<Place> which) {
        frames.keySet().removeIf(which);
    }

    synchronized int count(String widgetId) {
        return (int) frames.keySet().stream()
                .filter(place -> place.widgetId().equals(widgetId))
                .count();
    }

    synchronized List<SubscriptionStatus> subscriptions(String widgetId) {
        Map<String, Integer> byEvent = new TreeMap<>();
        frames.forEach((place, events) -> {
            if (place.widgetId().equals(widgetId)) {
                events.forEach(event -> byEvent.merge(event, 1, Integer::sum));
            }
        });
        return byEvent.entrySet().stream()
                .map(each -> new SubscriptionStatus(each.getKey(), false, each.getValue()))
                .toList();
    }
}
