package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the workspaces keep of an instance: what it listens to, and, until its opened() has returned, from where on what
 * waits for it is for it. Changed under a workspace's lock; a runtime-scoped instance is in several workspaces, so it has a
 * monitor of its own.
 */
final class Membership {
    private volatile Set<String> declared;
    /** Of what is declared, that which began later than what may wait: from where on it is for the declared callback. */
    private volatile Map<String, Subscription> declaredLater = Map.of();

    private boolean routed;
    /** Until opened() has returned, by workspace; null after that. */
    private Map<Workspace, Birth> births = new HashMap<>(2);
    /** What has been kept for it since {@link Birth#inherited}: what the version before listened to. */
    private Set<String> inherited = Set.of();
    /** What has been kept for it since {@link Birth#own}, because other instances of its widget listen to it. */
    private Set<String> expected = Set.of();
    /** Whether all else that it might subscribe to has ceased to be kept. */
    private boolean late;

    private List<Delivery> early = new ArrayList<>(2);
    /** Events that have been kept for a shorter time than what may wait, since they were subscribed to later. */
    private Set<String> startedLate = Set.of();
    /** Where those begin, for an instance that follows another. */
    private Map<Workspace, Map<String, Start>> lateStarts = Map.of();

    /** An instance of one workspace, which begins with a state. */
    Membership(Set<String> declared, Set<String> expected, Workspace workspace, Snapshot birth) {
        this.declared = declared;
        this.expected = expected;
        begin(workspace, Start.at(birth), Start.at(birth));
    }

    /** A runtime-scoped instance, or one that is to follow another. */
    Membership(Set<String> declared) {
        this.declared = declared;
        this.late = true;
    }

    /**
     * Where a callback begins: it is told the state up to a number, as replays, and then every event after it.
     *
     * @param state holds the values up to the number, and perhaps later ones
     * @param sequence the number
     */
    record Start(Snapshot state, long sequence) {
        static Start at(Snapshot state) {
            return new Start(state, state.sequence());
        }

        static Start before(Delivery first) {
            return new Start(first.snapshot(), first.sequence() - 1);
        }

        boolean includes(Delivery replay) {
            return replay.sequence() <= sequence;
        }
    }

    /**
     * Where an instance begins in one workspace.
     *
     * @param inherited for what the version before listened to
     * @param own for all else
     */
    record Birth(Start inherited, Start own) {}

    /** Begins in a workspace; false if it has opened already. */
    synchronized boolean begin(Workspace workspace, Start from, Start own) {
        if (births != null) {
            births.put(workspace, new Birth(from, own));
        }
        return births != null;
    }

    /** Begins anew, after attempts that failed: what is subscribed to in opened() is told as of now. */
    synchronized void beginAgain(Workspace workspace, Snapshot now) {
        births = new HashMap<>(2);
        late = false;
        early = new ArrayList<>(2);
        begin(workspace, Start.at(now), Start.at(now));
    }

    /**
     * Goes on where the version before stopped: what was kept for that one is kept for this one, and where that one has
     * not opened, this one begins where it did.
     *
     * @param listened what that one listened to by API
     * @param likely what other instances listened to
     * @return the workspaces in which this one begins where that one did
     */
    synchronized Set<Workspace> follow(Membership before, Collection<String> listened, Set<String> likely) {
        synchronized (before) {
            Set<String> theirs = new HashSet<>(before.declared);
            if (before.hasNotOpened()) {
                theirs.addAll(before.expected);
                if (!before.late) {
                    theirs.addAll(listened);
                }
                births.putAll(before.births);
                lateStarts = before.lateStarts;
                inherited = before.inherited;
                expected = Set.copyOf(theirs);
                late = before.late;
            } else {
                theirs.addAll(listened);
                inherited = Set.copyOf(theirs);
                expected = likely;
            }
            startedLate = before.startedLate;
        }
        declaredLater = declared.stream()
                .filter(event -> !inherited.contains(event)) // older ones may wait, for others
                .collect(Collectors.toUnmodifiableMap(Function.identity(), Subscription::toDeclared));
        return birthplaces();
    }

    /** Notes that an event was subscribed to when others may have waited. */
    synchronized void startedLate(String event) {
        if (!startedLate.contains(event)) {
            Set<String> more = new HashSet<>(startedLate);
            more.add(event);
            startedLate = Set.copyOf(more);
        }
    }

    /** {@return the events that were subscribed to when others may have waited} */
    synchronized Set<String> startedLate() {
        return startedLate;
    }

    /** Says where such events begin in a workspace. */
    synchronized void beginLate(Workspace workspace, Map<String, Start> starts) {
        if (!starts.isEmpty()) {
            lateStarts = new HashMap<>(lateStarts);
            lateStarts.put(workspace, starts);
        }
    }

    /** From now on, all that it might yet subscribe to is kept for it, up to a limit. */
    synchronized void expectAll() {
        late = false;
    }

    /** It takes too long to open to be given all it might yet ask for. */
    synchronized void tooLate() {
        late = true;
    }

    synchronized boolean isLate() {
        return late;
    }

    /** {@return whether it began somewhere and has not opened} */
    synchronized boolean hasNotOpened() {
        return births != null && !births.isEmpty();
    }

    /** {@return where it began; null once it has opened, and where it has not begun} */
    synchronized Birth birth(Workspace workspace) {
        return births == null ? null : births.get(workspace);
    }

    /** {@return the workspaces in which it began} */
    synchronized Set<Workspace> birthplaces() {
        return births == null ? Set.of() : Set.copyOf(births.keySet());
    }

    /** {@return from where on what waits is for a callback that is added now; null if that is of now} */
    synchronized Start start(Workspace workspace, String event) {
        Birth birth = birth(workspace);
        if (birth == null) {
            return null;
        }
        if (inherited.contains(event)) {
            return lateStarts.getOrDefault(workspace, Map.of()).getOrDefault(event, birth.inherited());
        }
        return late && !expected.contains(event) ? null : birth.own();
    }

    /** {@return whether an event is kept though it has not been subscribed to yet} */
    synchronized boolean keeps(String event) {
        return births != null && (inherited.contains(event) || expected.contains(event));
    }

    /** {@return what the version before listened to; empty once it has opened} */
    synchronized Set<String> inherited() {
        return inherited;
    }

    /** {@return all that is kept though it may not have been subscribed to yet} */
    synchronized Set<String> kept() {
        if (inherited.isEmpty()) {
            return expected;
        }
        Set<String> both = new HashSet<>(inherited);
        both.addAll(expected);
        return both;
    }

    /** {@return what the widget declares, as far as the workspace has taken it in} */
    Set<String> declared() {
        return declared;
    }

    /** Goes on with another declaration; what is new in it begins where {@link #declaredFrom} says. */
    synchronized void declare(Set<String> events) {
        Map<String, Subscription> later = new HashMap<>(declaredLater);
        later.keySet().retainAll(events);
        for (String event : events) {
            if (!declared.contains(event)) {
                later.put(event, Subscription.toDeclared(event));
            }
        }
        declaredLater = Map.copyOf(later); // first: who sees the declaration sees where it begins
        declared = events;
    }

    /** Says where something that is declared begins in a workspace; false if it has begun there. */
    boolean declaredFrom(String event, Workspace workspace, long sequence) {
        Subscription later = declaredLater.get(event);
        return later == null || later.start(workspace, sequence);
    }

    /** Begins with all that is declared in a workspace that has just been joined. */
    void declaredHere(Workspace workspace, long sequence) {
        declaredLater.values().forEach(later -> later.start(workspace, sequence));
    }

    /** {@return whether an event is for the declared callback} */
    boolean isDeclared(Delivery event) {
        if (!declared.contains(event.name())) {
            return false;
        }
        Subscription later = declaredLater.get(event.name());
        return later == null || event.target() != null || later.accepts(event);
    }

    /** {@return whether events are routed to it: from its beginning to the closing of its context} */
    boolean isRouted() {
        return routed;
    }

    void setRouted(boolean in) {
        routed = in;
    }

    /** Adds what is to be told before what waits; false if that is too late. */
    synchronized boolean addEarly(List<Delivery> replays) {
        if (early != null) {
            early.addAll(replays);
        }
        return early != null;
    }

    /** opened() has returned: gives what is to be told before what came meanwhile, in the order of the numbers. */
    synchronized List<Delivery> born() {
        List<Delivery> first = early == null ? new ArrayList<>(0) : early;
        first.sort(Comparator.comparingLong(Delivery::sequence));
        births = null;
        early = null;
        inherited = Set.of();
        expected = Set.of();
        lateStarts = Map.of();
        return first;
    }
}
