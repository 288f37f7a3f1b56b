package io.widgetry.integration.widget;

import io.widgetry.api.DataEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What a widget was told, in the order in which it was told. The tests and the widgets' bundles share this class. */
public final class Journal {
    private static final ConcurrentMap<String, Journal> JOURNALS = new ConcurrentHashMap<>();

    private final List<Told> told = new ArrayList<>();

    private Journal() {}

    /** The journal of the widget with this id. */
    public static Journal of(String widgetId) {
        return JOURNALS.computeIfAbsent(widgetId, id -> new Journal());
    }

    /** Adds a line. */
    public synchronized void write(Told callback) {
        told.add(callback);
    }

    /** Everything, of all contexts. */
    public synchronized List<Told> all() {
        return List.copyOf(told);
    }

    /** Forgets everything, and with it the widget's objects. */
    public synchronized void clear() {
        told.clear();
    }

    /** What was told in an agent's workspace, in Home and in its interactions. */
    public List<Told> in(String agentId) {
        return all().stream().filter(each -> each.isOf(agentId)).toList();
    }

    /** The events told in an agent's workspace. */
    public List<DataEvent> events(String agentId) {
        return in(agentId).stream().map(Told::event).filter(Objects::nonNull).toList();
    }

    /** The same as lines of text. */
    public List<String> lines(String agentId) {
        return in(agentId).stream().map(Told::line).toList();
    }

    /** What the instance of one interaction was told, as lines of text. */
    public List<String> lines(String agentId, String interactionId) {
        return in(agentId).stream()
                .filter(each -> each.isIn(interactionId))
                .map(Told::line)
                .toList();
    }
}
