package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One callback, the declared one or one added by API, and all that it was told. */
final class Ear implements Consumer<DataEvent> {
    private final Life life;
    private final Set<String> events;
    private final WidgetApi api;
    private final boolean sinceBirth;
    // Not synchronised on purpose: callbacks of one instance see what those before them wrote.
    private final List<Told> told = new ArrayList<>();
    private volatile long madeAt = Long.MAX_VALUE;
    private volatile boolean removed;
    private volatile boolean deaf;

    Ear(Life life, Set<String> events, WidgetApi api, boolean sinceBirth) {
        this.life = life;
        this.events = events;
        this.api = api;
        this.sinceBirth = sinceBirth;
    }

    Life life() {
        return life;
    }

    Set<String> events() {
        return events;
    }

    WidgetApi api() {
        return api;
    }

    /** {@return whether it is to hear all that happened since the instance began} */
    boolean isSinceBirth() {
        return sinceBirth;
    }

    /** From now on it must hear everything. */
    void made() {
        madeAt = System.nanoTime();
    }

    /** {@return whether it can be removed: another thread may be about to add it} */
    boolean isThere() {
        return madeAt != Long.MAX_VALUE && !removed;
    }

    long madeAt() {
        return madeAt;
    }

    /** It is being taken away: what comes now may or may not be told. */
    void removed() {
        removed = true;
    }

    /** It has been taken away, by a callback of its own instance: nothing may be told any more. */
    void deaf() {
        deaf = true;
    }

    boolean isRemoved() {
        return removed;
    }

    List<Told> told() {
        return told;
    }

    @Override
    public void accept(DataEvent event) {
        if (deaf) {
            life.fault("is called after it was removed: " + Told.of(event));
        }
        life.enter(event, this);
    }
}
