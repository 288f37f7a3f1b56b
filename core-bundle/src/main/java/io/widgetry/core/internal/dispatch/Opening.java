package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Widget;
import java.time.Duration;

/** How an instance begins: its widget's object is made and opened, at a later attempt if need be. By its turn only. */
final class Opening {
    private final Instance instance;
    private final CallbackGuard guard;
    private final InstanceTrace trace;

    Opening(Instance instance, CallbackGuard guard, InstanceTrace trace) {
        this.instance = instance;
        this.guard = guard;
        this.trace = trace;
    }

    /** {@return whether it has opened} */
    boolean run() {
        if (instance.workspace() != null
                && inbox().retry().hasFailed()
                && !instance.membership().hasNotOpened()) {
            instance.workspace().beginAgain(instance);
        }
        if (!inbox().enterCallback()) {
            return false;
        }
        try {
            return openWithin();
        } finally {
            inbox().leaveCallback(); // what has been got has been given back, if the service goes
        }
    }

    private boolean openWithin() {
        guard.run("its creation", null, instance::make);
        Widget made = instance.widget();
        if (made == null) {
            inbox().creationFailed().ifPresent(this::tryAgain);
            instance.admittance().opened(false);
            return false;
        }
        if (!inbox().isHeld()) {
            instance.markOpened();
            long failures = guard.failed();
            instance.host().health().called();
            guard.run("opened", made, () -> made.opened(instance.context()));
            instance.admittance().opened(guard.failed() == failures);
            if (!inbox().isShut()) { // else a new version begins where this one did
                begin();
            }
            trace.opened();
        }
        if (inbox().isHeld()) {
            instance.releaseWidget();
            return false;
        }
        return true;
    }

    private void begin() {
        boolean late = inbox().created() && !inbox().retry().isKeeping();
        instance.dispatcher().opened(instance);
        if (late) { // earlier attempts failed: the state comes before what waits now
            instance.dispatcher().resync(instance, true);
        }
    }

    private void tryAgain(Duration later) {
        if (!inbox().retry().isKeeping()) {
            instance.dispatcher()
                    .opened(instance); // it is given what it subscribes to, no longer all it might yet ask for
        }
        instance.dispatcher().deployments().after(later, inbox()::begin);
    }

    private Inbox inbox() {
        return instance.inbox();
    }
}
