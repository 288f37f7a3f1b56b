package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetTimer;
import io.widgetry.api.WorkspaceState;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a widget sees of its instance. */
final class InstanceContext implements WidgetContext {
    private final Instance instance;
    /** Made when it is asked for: few widgets keep anything, and there may be a million instances. */
    private volatile InstanceStore store;

    private volatile WidgetApi api;
    private InstanceTimers timers; // guarded by this, null until there is one
    private boolean closed; // guarded by this

    InstanceContext(Instance instance) {
        this.instance = instance;
    }

    @Override
    public String widgetId() {
        return instance.host().id();
    }

    @Override
    public Scope scope() {
        return instance.scope();
    }

    @Override
    public Optional<String> agentId() {
        return instance.agentId();
    }

    @Override
    public Optional<String> interactionId() {
        return Optional.ofNullable(instance.interactionId());
    }

    @Override
    public void show(View view) {
        Objects.requireNonNull(view, "view");
        if (instance.isAlive()) {
            instance.show(view);
            instance.dispatcher().surroundings().shown(instance, view);
            instance.dispatcher().views().shown(instance);
        }
    }

    @Override
    public WorkspaceState state() {
        return instance.moment().state();
    }

    @Override
    public WidgetApi api() {
        WidgetApi made = api;
        if (made == null) {
            synchronized (this) {
                if (api == null) {
                    api = newApi();
                }
                made = api;
            }
        }
        return made;
    }

    /** {@return where it lives, for the log} */
    String place() {
        if (instance.workspace() == null) {
            return "the runtime";
        }
        String agent = "agent " + instance.workspace().agentId();
        return instance.interactionId() == null ? agent : agent + ", interaction " + instance.interactionId();
    }

    @Override
    public WidgetApi newApi() {
        return new InstanceApi(instance);
    }

    @Override
    public InstanceStore store() {
        InstanceStore made = store;
        if (made == null) {
            synchronized (this) {
                if (store == null) {
                    made = new InstanceStore(instance);
                    if (closed) {
                        made.close();
                    }
                    store = made;
                }
                made = store;
            }
        }
        return made;
    }

    @Override
    public Clock clock() {
        return instance.dispatcher().surroundings().clock();
    }

    @Override
    public WidgetTimer after(Duration delay, Runnable code) {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(code, "code");
        return instance.isAlive() ? timers().after(delay, code) : () -> false;
    }

    private synchronized InstanceTimers timers() {
        if (timers == null) {
            timers = new InstanceTimers(instance);
            if (closed) {
                timers.close();
            }
        }
        return timers;
    }

    /** The widget is no longer quarantined: what fell due meanwhile is run. */
    void ringTimers() {
        InstanceTimers made;
        synchronized (this) {
            made = timers;
        }
        if (made != null) {
            made.ringAgain();
        }
    }

    /** Goes on with what the instance before kept, which is without effect from now on. */
    void inherit(InstanceContext predecessor) {
        InstanceStore kept = predecessor.store;
        if (kept != null) {
            store().inherit(kept);
        }
        predecessor.closeTimers();
    }

    /** From now on nothing of it has an effect. */
    synchronized void close() {
        if (store != null) {
            store.close();
        }
        closeTimers();
    }

    private synchronized void closeTimers() {
        closed = true;
        if (timers != null) {
            timers.close();
        }
    }
}
