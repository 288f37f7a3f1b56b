package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A widget that notes what it is given. */
class Recorder implements Widget {
    final List<DataEvent> events = new CopyOnWriteArrayList<>();
    /** What happened, in order: opened, names of events, closed, released. */
    final List<String> log = new CopyOnWriteArrayList<>();

    private volatile WidgetContext context;
    private final Consumer<WidgetContext> onOpen;

    Recorder() {
        this(opened -> {});
    }

    Recorder(Consumer<WidgetContext> onOpen) {
        this.onOpen = onOpen;
    }

    @Override
    public void opened(WidgetContext opened) {
        context = opened;
        log.add("opened");
        onOpen.accept(opened);
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
        record(event);
    }

    WidgetContext context() {
        return context;
    }

    void record(DataEvent event) {
        events.add(event);
        log.add(event.name());
    }

    @Override
    public void closed(WidgetContext within) {
        log.add("closed");
    }

    void released() {
        log.add("released");
    }

    /** Live and replayed events as "name#sequence", replayed ones with an r. */
    List<String> told() {
        return events.stream().map(Recorder::text).toList();
    }

    static String text(DataEvent event) {
        return event.name() + "#" + event.sequence() + (event.replayed() ? "r" : "");
    }

    Stream<String> json(String name) {
        return events.stream().filter(event -> event.name().equals(name)).map(DataEvent::json);
    }
}
