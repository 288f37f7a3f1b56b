package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the workspace keeps of an instance. Guarded by the workspace's lock, but for what is declared. */
final class Membership {
    private volatile Set<String> declared;
    private boolean routed;
    /** Until opened() has returned: the state with which the instance began, and what is to be told first. */
    private Snapshot birth;

    private long birthSequence;

    private List<Delivery> early = new ArrayList<>(2);

    Membership(Set<String> declared, Snapshot birth) {
        this.declared = declared;
        this.birth = birth;
        this.birthSequence = birth == null ? 0 : birth.sequence();
    }

    /** {@return up to which number what is told to a late callback counts as told} */
    long birthSequence() {
        return birthSequence;
    }

    /** Begins anew, after an attempt that failed: what is subscribed to in opened() is told as of now. */
    void beginAgain(Snapshot now) {
        birth = now;
        birthSequence = now.sequence();
        early = new ArrayList<>(2);
    }

    /** Begins before what waits already, instead of at the state with which it was made. */
    void beginBefore(Delivery first) {
        birth = first.snapshot();
        birthSequence = first.sequence() - 1;
    }

    /** {@return what the widget declares, as far as the workspace has taken it in} */
    Set<String> declared() {
        return declared;
    }

    void declare(Set<String> events) {
        declared = events;
    }

    /** {@return whether events are routed to it: from its beginning to the closing of its context} */
    boolean isRouted() {
        return routed;
    }

    void setRouted(boolean in) {
        routed = in;
    }

    /** {@return the state with which the instance began; null once it has opened, and of a runtime-scoped one} */
    Snapshot birth() {
        return birth;
    }

    void addEarly(List<Delivery> replays) {
        early.addAll(replays);
    }

    /** opened() has returned, or takes too long: gives what is to be told before what came meanwhile, in the order of the numbers. */
    List<Delivery> born() {
        if (early == null) {
            return List.of();
        }
        List<Delivery> first = early;
        first.sort(Comparator.comparingLong(Delivery::sequence));
        birth = null;
        early = null;
        return first;
    }
}
