package io.widgetry.benchmarks.probe;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;

/**
 * A widget that says when it is active, when its first event came and when its last one, and their numbers. What describes
 * it as a component is written together with its bundle.
 */
public final class WidgetProbe implements Widget {
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong until = new AtomicLong();
    private volatile String version;

    /** By Declarative Services. */
    public void activate(BundleContext context) {
        version = PlainProbe.version(context);
    }

    @Override
    public void opened(WidgetContext context) {
        Stamp.write(version, "active", Stamp.now());
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.replayed()) {
            return;
        }
        last.set(Stamp.now());
        if (until.getAndSet(event.sequence()) == 0) {
            Stamp.write(version, "from", event.sequence());
            Stamp.write(version, "first", last.get());
        }
    }

    /** By Declarative Services, when no callback is entered any more. */
    public void deactivate() {
        Stamp.write(version, "until", until.get());
        Stamp.write(version, "last", last.get());
    }
}
