package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import java.util.List;

/** Hands an event to the callbacks of one instance: first the declared one, then those added by API, in order (rule 1). */
final class Callbacks extends InstanceSubscriptions {
    private final Instance instance;
    private final CallbackGuard guard;

    Callbacks(Instance instance, CallbackGuard guard) {
        this.instance = instance;
        this.guard = guard;
    }

    /** {@return whether anyone was called} */
    boolean deliver(Delivery event, Widget widget) {
        String name = event.name();
        boolean declared = isForDeclared(event);
        List<Subscription> subscriptions = of(name);
        boolean heard = declared;
        if (declared) {
            guard.run(name, widget, () -> widget.onDataEvent(event, instance.context()));
        }
        for (Subscription subscription : subscriptions) {
            if (!instance.inbox().isShut() && isFor(event, subscription)) {
                heard = true;
                guard.run(name, widget, () -> subscription.call(event));
            }
        }
        return heard;
    }

    /** {@return whether a live event that waits is for any callback, as they are now} */
    boolean isForAnyone(Delivery event) {
        return isEnd(event)
                || isForDeclared(event)
                || of(event.name()).stream().anyMatch(subscription -> subscription.accepts(event));
    }

    private boolean isForDeclared(Delivery event) {
        boolean meant = event.target() == null || event.target() == Subscription.DECLARED;
        return meant
                && (isEnd(event)
                        ? instance.declaredEvents().contains(event.name())
                        : instance.membership().isDeclared(event));
    }

    /** Its interaction's end is told to whoever listens when it is told, however late it began (rule 12). */
    private boolean isFor(Delivery event, Subscription subscription) {
        return isEnd(event) ? subscription.isActive() : subscription.accepts(event);
    }

    private boolean isEnd(Delivery event) {
        return instance.scope() == Scope.INTERACTION
                && event.fact().type() == DataEventType.INTERACTION_ENDED
                && event.target() == null;
    }
}
