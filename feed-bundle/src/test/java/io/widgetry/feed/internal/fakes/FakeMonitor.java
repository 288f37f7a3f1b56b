package io.widgetry.feed.internal.fakes;

import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import java.util.function.Consumer;

/** A monitor that calls its listener on the publisher's thread. */
public final class FakeMonitor implements EventMonitor {
    private final Consumer<ObservedEvent> listener;
    private volatile boolean open = true;
    private volatile long missed;

    FakeMonitor(Consumer<ObservedEvent> listener) {
        this.listener = listener;
    }

    void show(ObservedEvent event) {
        listener.accept(event);
    }

    /** Says that the listener was too slow for this many events. */
    public void miss(long events) {
        missed = events;
    }

    @Override
    public long missed() {
        return missed;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
