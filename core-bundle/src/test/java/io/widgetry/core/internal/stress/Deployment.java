package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.dispatch.WidgetSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A widget from its addition to its removal, with all its instances. */
final class Deployment implements WidgetSource {
    private final Findings findings;
    private final boolean prototype;
    private final Set<String> declared;
    private final Habit habit;
    private final Map<WidgetContext, Life> lives = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final long addCalled = System.nanoTime();
    private volatile long addReturned = Long.MAX_VALUE;
    private volatile WidgetHost host;
    private volatile boolean going;
    private volatile boolean gone;

    Deployment(Findings findings, boolean prototype, Set<String> declared, Habit habit) {
        this.findings = findings;
        this.prototype = prototype;
        this.declared = declared;
        this.habit = habit;
    }

    void added(WidgetHost made) {
        host = made;
        addReturned = System.nanoTime();
    }

    /** It is being removed: what comes now may or may not be told. */
    void going() {
        going = true;
    }

    /** It has been removed: nothing may be told any more. */
    void gone() {
        gone = true;
    }

    boolean isGoing() {
        return going;
    }

    boolean isGone() {
        return gone;
    }

    WidgetHost host() {
        return host;
    }

    Findings findings() {
        return findings;
    }

    Set<String> declared() {
        return declared;
    }

    Collection<Life> lives() {
        return lives.values();
    }

    long addCalled() {
        return addCalled;
    }

    long addReturned() {
        return addReturned;
    }

    /** {@return how many objects have been got and not given back} */
    int held() {
        return held.get();
    }

    @Override
    public boolean prototype() {
        return prototype;
    }

    @Override
    public Widget get() {
        held.incrementAndGet();
        return new Probe();
    }

    @Override
    public void unget(Widget widget) {
        held.decrementAndGet();
    }

    @Override
    public String toString() {
        return host + (prototype ? ", a prototype" : ", a singleton") + (gone ? ", gone" : "");
    }

    /** Notes its callbacks, by context. */
    private final class Probe implements Widget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            Life life = new Life(Deployment.this, context, habit);
            if (lives.put(context, life) != null) {
                life.fault("is opened twice");
            }
            life.open();
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            Life life = lives.get(context);
            life.enter(event, life.declared());
        }

        @Override
        public void closed(WidgetContext context) throws Exception {
            lives.get(context).close();
        }
    }
}
