package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.Quarantine;
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
    private static final String REMEDY =
            "let the widget return sooner, raise its mailbox.capacity or the core's mailboxCapacity";

    private final Instance instance;
    private final Traces traces;
    private final Party party;
    private volatile long since = System.nanoTime();
    private volatile long asksSince = Long.MAX_VALUE;
    private volatile Delivery stuck;

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
        if (trace == null || event == stuck) {
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
            lose(
                    event,
                    Outcome.DROPPED,
                    "version " + instance.host().metadata().version() + " of it, which went on with what waited,"
                            + " does not subscribe to " + event.name());
        } else if (trace.at() - asksSince > 0) {
            lose(event, Outcome.DROPPED, "it no longer subscribed to " + event.name() + " when the event's turn came");
        }
    }

    /** The mailbox is full, and the event finds no place in it. */
    void full(Delivery event, int capacity) {
        if (event.fact().isState()) {
            lose(event, Outcome.CONFLATED, full(capacity) + ": the latest value is told again when there is room");
        } else {
            lose(event, Outcome.DROPPED, full(capacity) + ": " + REMEDY);
        }
    }

    private static String full(int capacity) {
        return String.format("its mailbox was full with %,d events", capacity);
    }

    /** The mailbox is full, and a later value of the same waits. */
    void superseded(Delivery event, int capacity) {
        lose(event, Outcome.CONFLATED, full(capacity) + ", and a later value of the same waited already");
    }

    /** The mailbox is full, and an occurrence gives way to a later one. */
    void gaveWay(Delivery event, int capacity) {
        lose(
                event,
                Outcome.DROPPED,
                full(capacity) + ", and it gave way to a later event, as mailbox.overflow says: " + REMEDY);
    }

    /** The widget can be given nothing now. */
    void discarded(Delivery event) {
        boolean state = event.fact().isState();
        lose(
                event,
                state ? Outcome.CONFLATED : Outcome.DROPPED,
                unable() + (state ? "; the latest value is told again when it goes on" : ""));
    }

    private String unable() {
        return instance.host()
                .health()
                .quarantine()
                .map(Quarantine::reason)
                .map(reason -> "it is quarantined: " + reason)
                .orElse("the widget could not be made: see widget:info " + party.widgetId() + " for what it threw");
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

    /** The event's callback does not return, and its thread has been given up. */
    void stuck(Delivery event) {
        stuck = event;
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
