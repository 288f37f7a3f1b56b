package io.widgetry.core.internal.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was dropped of widgets that stayed away too long: to be said of them when they come back. */
final class Forgotten {
    private static final int MOST = 1_000;

    private final Map<WidgetIdentity, Loss> losses = new LinkedHashMap<>(4) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WidgetIdentity, Loss> eldest) {
            return size() > MOST;
        }
    };

    private record Loss(String why, long dropped) {}

    synchronized void add(WidgetIdentity identity, String why, long dropped) {
        losses.put(identity, new Loss(why, dropped));
    }

    /** Counts and diagnoses the loss with a widget that begins anew. */
    void take(WidgetIdentity identity, WidgetHost host) {
        Loss loss;
        synchronized (this) {
            loss = losses.remove(identity);
        }
        if (loss != null) {
            host.lost(loss.dropped());
            host.observe("its former version " + loss.why() + ", so it began anew: " + loss.dropped()
                    + " events that had waited are dropped");
        }
    }
}
