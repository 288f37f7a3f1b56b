package io.widgetry.core.internal.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The callbacks of one instance, by event, in the order in which they were added. Read by the instance's turn without a
 * lock; replaced whole at every change.
 */
class InstanceSubscriptions {
    private volatile Map<String, List<Subscription>> byEvent = Map.of();
    private boolean cancelled;

    final List<Subscription> of(String event) {
        return byEvent.getOrDefault(event, List.of());
    }

    final boolean contains(String event) {
        return byEvent.containsKey(event);
    }

    final Set<String> events() {
        return byEvent.keySet();
    }

    final List<Subscription> all() {
        return byEvent.values().stream().flatMap(List::stream).toList();
    }

    /** {@return whether it has been added; not after all have been cancelled} */
    final synchronized boolean add(Subscription subscription) {
        if (cancelled) {
            return false;
        }
        Map<String, List<Subscription>> changed = new HashMap<>(byEvent);
        List<Subscription> added = new ArrayList<>(of(subscription.event()));
        added.add(subscription);
        changed.put(subscription.event(), List.copyOf(added));
        byEvent = Map.copyOf(changed);
        return true;
    }

    /** Cancels and removes; returns the events to which nobody subscribes any more. */
    final synchronized List<String> remove(Predicate<Subscription> which) {
        Map<String, List<Subscription>> changed = new HashMap<>();
        List<String> gone = new ArrayList<>();
        byEvent.forEach((event, subscriptions) -> {
            subscriptions.stream().filter(which).forEach(Subscription::cancel);
            List<Subscription> kept =
                    subscriptions.stream().filter(which.negate()).toList();
            if (kept.isEmpty()) {
                gone.add(event);
            } else {
                changed.put(event, kept);
            }
        });
        byEvent = Map.copyOf(changed);
        return gone;
    }

    final void clear() {
        remove(subscription -> true);
    }

    /** Cancels all for good, but keeps their events subscribed for whoever comes after. */
    final synchronized void cancel() {
        cancelled = true;
        all().forEach(Subscription::cancel);
        Map<String, List<Subscription>> changed = new HashMap<>();
        byEvent.keySet().forEach(event -> changed.put(event, List.of()));
        byEvent = Map.copyOf(changed);
    }
}
