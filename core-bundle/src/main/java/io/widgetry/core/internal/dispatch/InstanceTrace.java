package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.core.internal.trace.Party;
import io.widgetry.core.internal.trace.Texts;
import io.widgetry.core.internal.trace.Trace;
import io.widgetry.core.internal.trace.Traces;

/**
 * Tells the events' traces what becomes of them for one instance. Safe for several threads; cheap enough to be called under
 * the inbox's monitor.
 */
final class InstanceTrace {
    private static final String TOLD_AGAIN = "told again from the state, marked as replayed";

    private final Instance instance;
    private final Traces traces;
    private final Party party;
    private volatile long since = System.nanoTime();
    private volatile long asksSince = Long.MAX_VALUE;
    private volatile Delivery stuck;
    private volatile FullTexts texts;
    private volatile ShutOutTexts shutOut;

    InstanceTrace(Instance instance, Traces traces) {
        this.instance = instance;
        this.traces = traces;
        this.party = new Party(
                instance.host().id(), Texts.cut(instance.agentId().orElse(null)), Texts.cut(instance.interactionId()));
    }

    Party party() {
        return party;
    }

    /** {@return since when events come to it, a time of the nano clock} */
    long since() {
        return since;
    }

    /** It goes on where another stopped. */
    void succeed(InstanceTrace predecessor) {
        since = predecessor.since;
    }

    /** opened() has returned: what comes from now on has been subscribed to. */
    void opened() {
        asksSince = System.nanoTime();
    }

    /** A delivery has ended, by the turn. */
    void delivered(Delivery event, boolean heard, Stopwatch took) {
        Trace trace = of(event);
        if (trace == null || event == stuck && isGivenUp(event)) {
            return;
        }
        if (heard) {
            traces.handled(
                    trace,
                    event.fact().agentId(),
                    party,
                    took.begun(),
                    took.ended(),
                    took.failure(),
                    event.replayed() ? TOLD_AGAIN : null);
        } else if (!event.replayed()) {
            unheard(event, trace);
        }
    }

    /** Whoever gives it up holds the monitor until it is decided. */
    private boolean isGivenUp(Delivery event) {
        synchronized (instance.inbox()) {
            return event == stuck;
        }
    }

    /** A replay is another object, but the event is the same: its path goes on, if it is still kept. */
    private Trace of(Delivery event) {
        Trace trace = event.trace();
        return trace == null && event.replayed()
                ? traces.find(event.fact().agentId(), event.fact().sequence())
                : trace;
    }

    /** What came unasked, while the instance opened or at the end of its interaction, is no loss. */
    private void unheard(Delivery event, Trace trace) {
        if (instance.inbox().isShut()) {
            gone(event);
        } else if (event.fact().type() == DataEventType.INTERACTION_ENDED) {
            return;
        } else if (trace.at() - instance.host().since() < 0) {
            unwanted(event);
        } else if (trace.at() - asksSince > 0) {
            lose(event, Outcome.DROPPED, "it no longer subscribed to " + event.name() + " when the event's turn came");
        }
    }

    /** What waited for the version before is nothing for this one. */
    void unwanted(Delivery event) {
        lose(
                event,
                Outcome.DROPPED,
                "version " + instance.host().metadata().version() + " of it, which went on with what waited,"
                        + " does not subscribe to " + event.name());
    }

    /** The mailbox is full, and the event finds no place in it. */
    void full(Delivery event, int capacity) {
        if (event.fact().isState()) {
            lose(event, Outcome.CONFLATED, texts(capacity).state());
        } else {
            lose(event, Outcome.DROPPED, texts(capacity).occurrence());
        }
    }

    /** Messages take as much of the mailbox as they may. */
    void crowded(Delivery event, int capacity) {
        lose(event, Outcome.DROPPED, texts(capacity).crowded());
    }

    /** The mailbox is full, and a later value of the same waits. */
    void superseded(Delivery event, int capacity) {
        lose(event, Outcome.CONFLATED, texts(capacity).superseded());
    }

    /** The mailbox is full, and an occurrence gives way to a later one. */
    void gaveWay(Delivery event, int capacity) {
        lose(event, Outcome.DROPPED, texts(capacity).gaveWay());
    }

    private FullTexts texts(int capacity) {
        FullTexts known = texts;
        if (known == null) {
            known = FullTexts.of(capacity);
            texts = known;
        }
        return known;
    }

    /** The widget can be given nothing now. */
    void discarded(Delivery event) {
        ShutOutTexts why = shutOutTexts();
        if (event.fact().isState()) {
            lose(event, Outcome.CONFLATED, why.state());
        } else {
            lose(event, Outcome.DROPPED, why.occurrence());
        }
    }

    private ShutOutTexts shutOutTexts() {
        Health health = instance.host().health();
        boolean now = health.isShutOut();
        String reason = now || !instance.inbox().retry().hasFailed() ? health.lastShutOut() : null;
        ShutOutTexts known = shutOut;
        if (known == null || !known.fits(reason, now)) {
            known = ShutOutTexts.of(party.widgetId(), reason, now);
            shutOut = known;
        }
        return known;
    }

    /** The instance ends before the event's turn came. */
    void gone(Delivery event) {
        lose(
                event,
                Outcome.DROPPED,
                instance.host().isWaiting()
                        ? "its bundle went, and no new version came in time (updateWindowMillis)"
                        : "the widget was stopped or removed before the event's turn came");
    }

    /**
     * The event's callback is being given up, under the inbox's monitor: what it says of itself from now on does not count.
     *
     * @param event null if it is not given up after all
     */
    void mayBeStuck(Delivery event) {
        stuck = event;
    }

    /** The event's callback does not return, and its thread has been given up. */
    void stuck(Delivery event) {
        lose(
                event,
                Outcome.FAILED,
                "its callback did not return, so it was given up: what it still does has no effect");
    }

    private void lose(Delivery event, Outcome outcome, String reason) {
        Trace trace = event.trace();
        if (trace != null) {
            traces.lost(trace, party, outcome, reason);
        }
    }
}
