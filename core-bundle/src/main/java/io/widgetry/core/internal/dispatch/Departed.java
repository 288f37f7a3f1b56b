package io.widgetry.core.internal.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the widgets went that are not deployed any more: the latest of them, by id. */
final class Departed {
    private static final int MOST = 256;

    private final Map<String, Long> byId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(WidgetHost host) {
        byId.remove(host.id());
        byId.put(host.id(), System.nanoTime());
    }

    /** {@return when a widget went, a time of the nano clock} */
    synchronized OptionalLong find(String widgetId) {
        Long time = byId.get(widgetId);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
