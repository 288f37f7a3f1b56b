package io.widgetry.testkit.internal;

import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Another widget in each context of one scope, by which the test sends messages. */
final class Partner implements Widget, WidgetSource {
    static final String ID = "another-widget";

    private final Map<Key, WidgetContext> contexts = new ConcurrentHashMap<>();

    private record Key(Optional<String> agentId, Optional<String> interactionId) {
        static Key of(WidgetContext context) {
            return new Key(context.agentId(), context.interactionId());
        }
    }

    void deploy(Dispatcher dispatcher, Scope scope) {
        dispatcher
                .deployments()
                .add(
                        new WidgetIdentity(Part.BUNDLE, ID),
                        1,
                        new BundleInfo("Another widget", "", "1.0.0"),
                        WidgetDescriptor.of(Map.of(WidgetDescriptor.NAME, ID, WidgetDescriptor.SCOPE, scope.name())),
                        this);
    }

    /** {@return the context in a workspace or an interaction, if there is one now} */
    Optional<WidgetContext> in(Optional<String> agentId, Optional<String> interactionId) {
        return Optional.ofNullable(contexts.get(new Key(agentId, interactionId)));
    }

    @Override
    public void opened(WidgetContext context) {
        contexts.put(Key.of(context), context);
    }

    @Override
    public void closed(WidgetContext context) {
        contexts.remove(Key.of(context));
    }

    @Override
    public boolean prototype() {
        return false;
    }

    @Override
    public Widget get() {
        return this;
    }

    @Override
    public void unget(Widget widget) {
        contexts.clear();
    }
}
