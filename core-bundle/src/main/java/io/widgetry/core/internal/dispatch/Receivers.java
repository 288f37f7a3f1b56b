package io.widgetry.core.internal.dispatch;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Notes who gets an event, for monitors; {@link #NOBODY_ASKS} notes nothing. */
class Receivers {
    /** Costs nothing. */
    static final Receivers NOBODY_ASKS = new Receivers() {
        @Override
        void add(Instance instance) {
            // nobody asks
        }

        @Override
        void addAll(Collection<Instance> instances) {
            // nobody asks
        }
    };

    private final Set<String> widgets = new HashSet<>();
    private int instances;

    void add(Instance instance) {
        instances++;
        widgets.add(instance.host().id());
    }

    void addAll(Collection<Instance> more) {
        more.forEach(this::add);
    }

    int instances() {
        return instances;
    }

    boolean contains(String widgetId) {
        return widgets.contains(widgetId);
    }
}
