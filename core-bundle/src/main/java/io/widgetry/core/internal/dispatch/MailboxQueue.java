package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Overflow;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.StateKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What waits for one instance, bounded. Not safe for several threads: its instance guards it.
 *
 * <p>When it is full, state events conflate: an earlier value gives way to a later one of the same thing. What then still
 * does not fit is remembered, if it is state, to be told again from the snapshot, and counted as dropped, if it is an
 * occurrence.
 */
final class MailboxQueue extends Waiting {
    private final InstanceTrace trace;
    private Overflow overflow;
    private int capacity;
    private ArrayDeque<WidgetCode> answers;
    private LostStates lost = LostStates.NONE;
    /** The latest occurrence that was not let in. */
    private Delivery latest;

    private int messages;
    private int changesSinceCompaction;
    private Losses losses = Losses.NONE;

    MailboxQueue(int capacity, Overflow overflow, InstanceTrace trace) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.trace = trace;
    }

    long dropped() {
        return losses.dropped();
    }

    long conflated() {
        return losses.conflated();
    }

    /** Adds an event, or lets something give way as the class says. */
    void offer(Delivery event) {
        if (isMessage(event) && messages >= (capacity + 1) / 2) {
            losses = losses.dropped(1); // widgets that talk too much must not crowd out what sources tell
            trace.crowded(event, capacity);
            return;
        }
        if (size() >= capacity && !makeRoom(event)) {
            return;
        }
        offerAlways(event);
    }

    /** Adds an event that must not be lost, whatever the capacity. */
    void offerAlways(Delivery event) {
        if (event.target() == null && event.fact().isState()) {
            lost.found(event);
        }
        changesSinceCompaction++;
        messages += isMessage(event) ? 1 : 0;
        addLast(event);
    }

    /** Puts events before all others, keeping their order. */
    void offerFirst(List<Delivery> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            queue().addFirst(events.get(i));
        }
    }

    Delivery poll() {
        Delivery event = pollFirst();
        if (event == null) {
            return null;
        }
        messages -= isMessage(event) ? 1 : 0;
        changesSinceCompaction++;
        return event;
    }

    void addAnswer(WidgetCode answer) {
        if (answers == null) {
            answers = new ArrayDeque<>(2);
        }
        answers.addLast(answer);
    }

    void clearAnswers() {
        answers = null;
    }

    boolean hasAnswers() {
        return answers != null && !answers.isEmpty();
    }

    WidgetCode pollAnswer() {
        return answers == null ? null : answers.pollFirst();
    }

    /** {@return whether neither an event nor an answer waits} */
    boolean isEmpty() {
        return size() == 0 && !hasAnswers();
    }

    /** {@return an event, unless it is null, and all that wait, in order} */
    List<Delivery> all(Delivery before) {
        if (before == null && size() == 0) {
            return List.of();
        }
        List<Delivery> all = new ArrayList<>(size() + 1);
        if (before != null) {
            all.add(before);
        }
        all.addAll(queue());
        return all;
    }

    /** {@return of each workspace the first live event that waits} */
    Map<Workspace, Delivery> firsts() {
        Map<Workspace, Delivery> firsts = new HashMap<>(2);
        if (size() > 0) {
            queue().stream()
                    .filter(event -> !event.replayed())
                    .forEach(event -> firsts.putIfAbsent(event.workspace(), event));
        }
        return firsts;
    }

    /** {@return the first live event of a name that waits, of one workspace; null if there is none} */
    Delivery first(Workspace workspace, String event) {
        return size() == 0
                ? null
                : queue().stream()
                        .filter(one -> !one.replayed()
                                && one.workspace() == workspace
                                && one.name().equals(event))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * This queue with another one's events behind its own, whatever the capacity; answers and replays go: their asker is
     * gone, and the state is told again.
     *
     * @param toldNow of which workspaces the state is told again as of now, if no live event waits
     * @param startedLate of which events it is told again as of the first live one of theirs, or else as of now
     */
    MailboxQueue followedBy(MailboxQueue later, Predicate<Workspace> toldNow, Set<String> startedLate) {
        MailboxQueue joined = new MailboxQueue(later.capacity, later.overflow, later.trace);
        Map<Workspace, Delivery> firsts = firsts();
        joined.lost = lost;
        lost.forget((workspace, key) -> toldNow.test(workspace)
                && (!firsts.containsKey(workspace)
                        || startedLate.contains(key.event()) && first(workspace, key.event()) == null));
        for (Delivery event = poll(); event != null; event = poll()) {
            Delivery first = firsts.get(event.workspace());
            if (!event.replayed()) {
                joined.offerAlways(event);
            } else if (first != null && event.sequence() > first.sequence() && !startedLate.contains(event.name())) {
                joined.remember(event); // later than what is told again
            }
        }
        for (Delivery event = later.poll(); event != null; event = later.poll()) {
            joined.offerAlways(event);
        }
        joined.lost = joined.lost.and(later.lost);
        joined.losses = losses.plus(later.losses);
        return joined;
    }

    /**
     * Takes out live events that nobody listens to any more.
     *
     * @param counted of which events that counts as a loss
     * @return how many events were counted
     */
    int keepOnly(Predicate<Delivery> wanted, Set<String> counted) {
        long before = losses.dropped();
        if (size() > 0) {
            removeIf(event -> {
                boolean goes = !event.replayed() && !wanted.test(event);
                if (goes && counted.contains(event.name())) {
                    losses = losses.dropped(1);
                    trace.unwanted(event);
                }
                messages -= goes && isMessage(event) ? 1 : 0;
                return goes;
            });
        }
        return (int) (losses.dropped() - before);
    }

    boolean hasLost() {
        return lost.any();
    }

    /** {@return of which workspaces states were lost} */
    Set<Workspace> lostOf() {
        return lost.workspaces();
    }

    /**
     * The states of a workspace whose latest value was not kept; the caller tells them again.
     *
     * @param notWaiting only those of which no earlier value waits
     */
    Set<StateKey> takeLost(Workspace workspace, boolean notWaiting) {
        return lost.take(workspace, notWaiting && lost.any() ? waiting(workspace) : Set.of());
    }

    private void remember(Delivery event) {
        lost = lost.with(event);
    }

    private Set<StateKey> waiting(Workspace workspace) {
        return queue().stream()
                .filter(event -> event.workspace() == workspace && event.fact().isState())
                .map(event -> event.fact().stateKey())
                .collect(Collectors.toSet());
    }

    /** Empties the mailbox: occurrences that were asked for count as dropped, but for ends; states are remembered. */
    void discardAll(Predicate<String> asked) {
        Deque<Delivery> ends =
                null; // there are seldom any, and publishers do this for each event of a quarantined widget
        for (Delivery event = poll(); event != null; event = poll()) {
            if (event.fact().type() == DataEventType.INTERACTION_ENDED) {
                ends = ends == null ? new ArrayDeque<>(2) : ends;
                ends.add(event);
            } else if (event.fact().isState() || asked.test(event.name())) {
                trace.discarded(event);
                giveUp(event);
            }
        }
        if (ends != null) {
            ends.forEach(this::offerAlways);
        }
    }

    /** The same, but the latest occurrence is kept aside, as something to probe the widget with. */
    void discardAllButLatest(Predicate<String> asked) {
        Delivery last = peekLast();
        if (last != null
                && asked.test(last.name())
                && !last.fact().isState()
                && last.fact().type() != DataEventType.INTERACTION_ENDED) {
            queue().pollLast();
            messages -= isMessage(last) ? 1 : 0;
            forgetLatest();
            latest = last;
        }
        discardAll(asked);
    }

    /** What was kept aside is dropped. */
    void forgetLatest() {
        if (latest != null) {
            losses = losses.dropped(1);
            trace.discarded(latest);
            latest = null;
        }
    }

    /** What was kept aside waits again. */
    void offerLatest() {
        if (latest != null) {
            queue().addLast(latest);
            messages += isMessage(latest) ? 1 : 0;
            latest = null;
        }
    }

    boolean hasMissed() {
        return latest != null || hasLost() || size() > 0;
    }

    /** An event that was taken out without effect: what is state is to be told again. */
    void keep(Delivery event) {
        if (event.fact().isState()) {
            remember(event);
        }
    }

    /** Throws away what waits, and counts what was asked for as dropped. */
    void clear(Predicate<String> asked) {
        if (size() > 0) {
            losses = losses.dropped(queue().stream()
                    .filter(event -> !event.replayed() && asked.test(event.name()))
                    .count());
            queue().forEach(trace::gone);
        }
        messages = 0;
        latest = null;
        empty();
        answers = null;
        lost = LostStates.NONE;
    }

    /** Goes on with other bounds. What waits beyond them stays. */
    void bound(int atMost, Overflow policy) {
        capacity = atMost;
        overflow = policy;
    }

    /** Makes room for an event when the mailbox is full; false if the event itself has to give way. */
    private boolean makeRoom(Delivery event) {
        // Compacting costs a pass over the queue: worth it again only after a good part of it has changed.
        if (changesSinceCompaction > capacity / 4) {
            changesSinceCompaction = 0;
            compact();
            if (size() < capacity) {
                return true;
            }
        }
        if (!event.fact().isState() && overflow == Overflow.DROP_OLDEST && dropOldest()) {
            return true;
        }
        trace.full(event, capacity);
        giveUp(event);
        return false;
    }

    /** Of several waiting values of one thing, keeps the latest where it stands. */
    private void compact() {
        Map<Workspace, Set<StateKey>> seen = new HashMap<>(2);
        for (Iterator<Delivery> latestFirst = queue().descendingIterator(); latestFirst.hasNext(); ) {
            Delivery event = latestFirst.next();
            if (event.target() == null
                    && event.fact().isState()
                    && !seen.computeIfAbsent(event.workspace(), workspace -> new HashSet<>())
                            .add(event.fact().stateKey())) {
                latestFirst.remove();
                losses = losses.conflatedOne();
                trace.superseded(event, capacity);
            }
        }
    }

    private boolean dropOldest() {
        for (Iterator<Delivery> oldestFirst = queue().iterator(); oldestFirst.hasNext(); ) {
            Delivery event = oldestFirst.next();
            Fact oldest = event.fact();
            if (!oldest.isState() && oldest.type() != DataEventType.INTERACTION_ENDED) {
                oldestFirst.remove();
                messages -= isMessage(event) ? 1 : 0;
                losses = losses.dropped(1);
                trace.gaveWay(event, capacity);
                return true;
            }
        }
        return false;
    }

    private static boolean isMessage(Delivery event) {
        return event.fact().payload() instanceof WidgetMessage;
    }

    private void giveUp(Delivery event) {
        if (event.fact().isState()) {
            remember(event);
            losses = losses.conflatedOne();
        } else {
            losses = losses.dropped(1);
        }
    }
}
