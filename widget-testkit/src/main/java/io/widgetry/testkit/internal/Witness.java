package io.widgetry.testkit.internal;

import io.widgetry.api.View;
import io.widgetry.api.spi.Action;
import io.widgetry.core.internal.dispatch.Instance;
import io.widgetry.testkit.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the widgets of a test did, in order. Safe for several threads. */
public final class Witness {
    private final Map<Place, List<View>> views = new HashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, List<Sent>> sent = new HashMap<>();
    private final Map<String, List<Action>> actions = new HashMap<>();

    synchronized void shown(Instance instance, View view) {
        views.computeIfAbsent(Place.of(instance), place -> new ArrayList<>()).add(view);
    }

    synchronized void failed(Instance instance, String during, Throwable thrown) {
        failures.add(new Failure(Place.of(instance), during, thrown));
    }

    synchronized void sent(String widgetId, Sent message) {
        sent.computeIfAbsent(widgetId, id -> new ArrayList<>()).add(message);
    }

    synchronized void asked(Action action) {
        actions.computeIfAbsent(action.widgetId(), id -> new ArrayList<>()).add(action);
    }

    /** {@return all that an instance showed} */
    public synchronized List<View> views(Place place) {
        return List.copyOf(views.getOrDefault(place, List.of()));
    }

    /** {@return all that the instances of a widget sent} */
    public synchronized List<Sent> messages(String widgetId) {
        return List.copyOf(sent.getOrDefault(widgetId, List.of()));
    }

    /** {@return all that the instances of a widget asked a source to do} */
    public synchronized List<Action> actions(String widgetId) {
        return List.copyOf(actions.getOrDefault(widgetId, List.of()));
    }

    /** {@return the first failure that no test has expected} */
    public synchronized Optional<Failure> failure() {
        return failures.stream().findFirst();
    }

    /** Takes out the first failure of a kind: it was expected. */
    public synchronized Optional<Failure> expected(Predicate<Failure> which) {
        Optional<Failure> found = failures.stream().filter(which).findFirst();
        found.ifPresent(failures::remove);
        return found;
    }
}
