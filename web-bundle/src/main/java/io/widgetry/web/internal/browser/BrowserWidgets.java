package io.widgetry.web.internal.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The browser widgets that are there. Of two with one id the first is offered, until its bundle goes. */
public final class BrowserWidgets {
    // Guarded by this. In the order in which they came.
    private final Map<Long, List<BrowserWidget>> byBundle = new LinkedHashMap<>();
    private long changes;

    synchronized void add(long bundleId, List<BrowserWidget> widgets) {
        byBundle.put(bundleId, List.copyOf(widgets));
        changes++;
    }

    /** Takes a bundle's widgets away; returns them. */
    synchronized List<BrowserWidget> remove(long bundleId) {
        List<BrowserWidget> gone = byBundle.remove(bundleId);
        changes++;
        return gone == null ? List.of() : gone;
    }

    /** {@return a number that is another one after each change} */
    public synchronized long changes() {
        return changes;
    }

    /** {@return what can be offered, by id} */
    public synchronized List<BrowserWidget> offered() {
        Map<String, BrowserWidget> byId = new TreeMap<>();
        byBundle.values()
                .forEach(widgets -> widgets.stream()
                        .filter(widget -> widget.problem().isEmpty())
                        .forEach(widget -> byId.putIfAbsent(widget.id(), widget)));
        return List.copyOf(byId.values());
    }

    /** {@return a widget that is offered} */
    public Optional<BrowserWidget> find(String widgetId) {
        return offered().stream().filter(widget -> widget.id().equals(widgetId)).findFirst();
    }

    /** {@return all with what keeps them from being offered, in the order of their ids} */
    List<BrowserWidget> all() {
        List<BrowserWidget> offered = offered();
        List<BrowserWidget> all = new ArrayList<>();
        synchronized (this) {
            byBundle.values().forEach(all::addAll);
        }
        all.replaceAll(widget -> widget.problem().isPresent() || offered.contains(widget)
                ? widget
                : BrowserWidget.unusable(
                        widget.identity(), "another bundle has a browser widget of the same id: remove one of them"));
        all.sort((one, other) -> one.id().compareTo(other.id()));
        return all;
    }
}
