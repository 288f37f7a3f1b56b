package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.ShownView;
import io.widgetry.api.admin.ViewListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Those who are told what widgets show. What is told of a place is looked up when it is told, so that of several views one
 * right after the other the last one always is. Costs nothing while nobody listens.
 */
public final class Views {
    private final Dispatcher dispatcher;
    private final List<ViewTask> tasks = new CopyOnWriteArrayList<>();
    /** Which instance shows something in a place; one that ends or goes on elsewhere is taken out. Written under this. */
    private final Map<Place, Instance> showing = new ConcurrentHashMap<>();

    Views(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /**
     * Where a widget shows something. Through all versions of the widget the same.
     *
     * @param widgetId the widget's id
     * @param agentId whose workspace; null for a runtime-scoped instance
     * @param interactionId which interaction; null unless the instance is bound to one
     */
    record Place(String widgetId, String agentId, String interactionId) {
        static Place of(Instance instance) {
            return new Place(instance.host().id(), instance.agentId().orElse(null), instance.interactionId());
        }
    }

    /** Begins to tell a listener, first what is shown now. */
    public void add(ViewListener listener) {
        ViewTask task = new ViewTask(listener, this, dispatcher.pool());
        tasks.add(task); // first, so that what changes meanwhile is told too
        for (WidgetHost host : dispatcher.widgets()) {
            for (Instance instance : host.instances()) {
                show(instance, List.of(task));
            }
        }
    }

    /** Stops telling a listener. */
    public void remove(ViewListener listener) {
        tasks.stream().filter(task -> task.isFor(listener)).findFirst().ifPresent(task -> {
            tasks.remove(task);
            task.close();
        });
        synchronized (this) {
            if (tasks.isEmpty()) {
                showing.clear();
            }
        }
    }

    /** An instance shows something new, which has been set before. */
    void shown(Instance instance) {
        if (!tasks.isEmpty() && !instance.inbox().isShut()) {
            show(instance, tasks);
        }
    }

    private synchronized void show(Instance instance, List<ViewTask> whom) {
        // One that has ended, or whose place another has taken, does not come back.
        if (instance.view() != null && instance.host().instances().contains(instance) && !tasks.isEmpty()) {
            Place place = Place.of(instance);
            showing.put(place, instance);
            whom.forEach(task -> task.mark(place));
        }
    }

    /** An instance has ended, and is no longer one of its widget's. */
    void ended(Instance instance) {
        if (tasks.isEmpty() || instance.view() == null) {
            return;
        }
        synchronized (this) {
            Place place = Place.of(instance);
            if (showing.remove(place, instance)) {
                tasks.forEach(task -> task.mark(place));
            }
        }
    }

    /** An instance goes on where another stopped, with what that one showed. */
    void succeeded(Instance old, Instance heir) {
        if (tasks.isEmpty() || heir.view() == null) {
            return;
        }
        synchronized (this) {
            Place before = Place.of(old);
            if (!before.equals(Place.of(heir)) && showing.remove(before, old)) {
                tasks.forEach(task -> task.mark(before));
            }
            show(heir, tasks);
        }
    }

    /** {@return what is shown in a place now} */
    ShownView look(Place place) {
        return new ShownView(
                place.widgetId(),
                Optional.ofNullable(place.agentId()),
                Optional.ofNullable(place.interactionId()),
                Optional.ofNullable(showing.get(place)).map(Instance::view));
    }

    /** {@return how many instances are remembered} */
    int size() {
        return showing.size();
    }

    void close() {
        tasks.forEach(ViewTask::close);
    }
}
