package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WorkspaceState;
import java.util.Objects;
import java.util.Optional;

/** What a widget sees of its instance. */
final class InstanceContext implements WidgetContext {
    private final Instance instance;
    private final InstanceStore store;
    private volatile WidgetApi api;

    InstanceContext(Instance instance) {
        this.instance = instance;
        this.store = new InstanceStore(instance);
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
        return store;
    }
}
