package io.widgetry.core.internal.dispatch;

/**
 * Whether an instance is given events: not while its widget is quarantined, but for one when it is probed. Safe for
 * several threads.
 */
final class Admittance {
    private final Instance instance;

    Admittance(Instance instance) {
        this.instance = instance;
    }

    /** Follows the widget's quarantine at once, and not only when supervision comes to this instance. */
    void join() {
        Health health = instance.host().health();
        if (health.isShutOut() && !inbox().isProbed() && !inbox().isShutOut()) {
            shutOut();
            if (!health.isShutOut()) {
                readmit(); // it was lifted meanwhile
            }
        }
    }

    /** The widget is quarantined: what is state is told again when it no longer is. */
    void shutOut() {
        boolean unopened = !instance.isOpened();
        inbox().shutOut(unopened);
        if (inbox().isEnding()) {
            inbox().begin();
        }
        if (unopened) {
            instance.dispatcher().opened(instance); // it need not be given all that it might yet ask for
        }
    }

    /** It goes on where another instance stopped, and perhaps in quarantine. */
    void begin() {
        if (inbox().isShutOut()) {
            instance.dispatcher().opened(instance);
        }
    }

    /** The quarantine is over: the instance is told the state as it is now, and goes on from there. */
    void readmit() {
        enter(inbox()::readmit);
        instance.context().ringTimers();
    }

    /** The instance is given one event, the state told again if there is any. */
    void probe() {
        enter(inbox()::admitOne);
    }

    /** {@return whether there is something to probe it with: an event, or its creation} */
    boolean canBeProbed() {
        return inbox().hasMissed() || !instance.isOpened() && inbox().isShutOut() && !inbox().isEnding();
    }

    /** An event was handed over; one that the widget does not listen to tells nothing of a widget that is probed. */
    void probed(Delivery event, boolean heard, boolean well) {
        if (!inbox().isProbed()) {
            return;
        }
        if (!well) {
            inbox().keep(event);
        }
        if (heard || !well) {
            instance.dispatcher().supervisor().probed(instance, well);
        } else {
            inbox().admitOne();
        }
    }

    /** The widget was made and opened, or could not be. */
    void opened(boolean well) {
        if (!well && inbox().isProbed()) {
            instance.dispatcher().supervisor().probed(instance, false);
        }
    }

    private void enter(Runnable admission) {
        if (instance.workspace() == null) {
            admit(admission);
        } else {
            instance.workspace().locked(() -> admit(admission)); // no event comes before the state that it follows
        }
        inbox().begin();
    }

    private void admit(Runnable admission) {
        admission.run();
        if (instance.isOpened()) {
            instance.dispatcher().resync(instance, true);
        }
    }

    private Inbox inbox() {
        return instance.inbox();
    }
}
