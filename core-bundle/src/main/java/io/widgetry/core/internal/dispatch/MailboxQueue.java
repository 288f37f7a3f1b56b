package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Overflow;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.StateKey;
import java.util.ArrayDeque;
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
final class MailboxQueue {
    private static final int LARGE = 64;

    private Overflow overflow;
    private int capacity;
    private ArrayDeque<Delivery> queue;
    private ArrayDeque<WidgetCode> answers;
    /** By workspace, not by agent: a new session of an agent has another state. */
    private Map<Workspace, Set<StateKey>> lost;

    private int changesSinceCompaction;
    private int highWater;
    private long dropped;
    private long conflated;

    MailboxQueue(int capacity, Overflow overflow) {
        this.capacity = capacity;
        this.overflow = overflow;
    }

    int size() {
        return queue == null ? 0 : queue.size();
    }

    long dropped() {
        return dropped;
    }

    long conflated() {
        return conflated;
    }

    /** Adds an event, or lets something give way as the class says. */
    void offer(Delivery event) {
        if (size() >= capacity && !makeRoom(event)) {
            return;
        }
        offerAlways(event);
    }

    /** Adds an event that must not be lost, whatever the capacity. */
    void offerAlways(Delivery event) {
        Set<StateKey> lostHere = lost == null ? null : lost.get(event.workspace());
        if (lostHere != null && event.target() == null && event.fact().isState()) {
            lostHere.remove(event.fact().stateKey());
        }
        changesSinceCompaction++;
        queue().addLast(event);
        highWater = Math.max(highWater, queue.size());
    }

    /** Puts events before all others, keeping their order. */
    void offerFirst(List<Delivery> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            queue().addFirst(events.get(i));
        }
    }

    Delivery poll() {
        if (queue == null) {
            return null;
        }
        Delivery event = queue.pollFirst();
        changesSinceCompaction++;
        if (queue.isEmpty() && highWater > LARGE) {
            queue = null; // after a burst, its array is given back
            highWater = 0;
        }
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

    WidgetCode pollAnswer() {
        return answers == null ? null : answers.pollFirst();
    }

    /** {@return whether neither an event nor an answer waits} */
    boolean isEmpty() {
        return size() == 0 && (answers == null || answers.isEmpty());
    }

    /** {@return of each workspace the first live event that waits} */
    Map<Workspace, Delivery> firsts() {
        Map<Workspace, Delivery> firsts = new HashMap<>(2);
        if (queue != null) {
            queue.stream()
                    .filter(event -> !event.replayed())
                    .forEach(event -> firsts.putIfAbsent(event.workspace(), event));
        }
        return firsts;
    }

    /** {@return the first live event of a name that waits, of one workspace; null if there is none} */
    Delivery first(Workspace workspace, String event) {
        return queue == null
                ? null
                : queue.stream()
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
        MailboxQueue joined = new MailboxQueue(later.capacity, later.overflow);
        Map<Workspace, Delivery> firsts = firsts();
        joined.lost = lost;
        if (lost != null) {
            lost.keySet().removeIf(workspace -> !firsts.containsKey(workspace) && toldNow.test(workspace));
            lost.forEach((workspace, keys) -> keys.removeIf(key -> startedLate.contains(key.event())
                    && toldNow.test(workspace)
                    && first(workspace, key.event()) == null));
        }
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
        if (later.lost != null) {
            joined.lost = joined.lost == null ? new HashMap<>(2) : joined.lost;
            later.lost.forEach((workspace, keys) -> joined.lost
                    .computeIfAbsent(workspace, same -> new HashSet<>())
                    .addAll(keys));
        }
        joined.dropped = dropped + later.dropped;
        joined.conflated = conflated + later.conflated;
        return joined;
    }

    /**
     * Takes out live events that nobody listens to any more.
     *
     * @param counted of which events that counts as a loss
     * @return how many events were counted
     */
    int keepOnly(Predicate<Delivery> wanted, Set<String> counted) {
        long before = dropped;
        if (queue != null) {
            queue.removeIf(event -> {
                boolean goes = !event.replayed() && !wanted.test(event);
                if (goes && counted.contains(event.name())) {
                    dropped++;
                }
                return goes;
            });
        }
        return (int) (dropped - before);
    }

    boolean hasLost() {
        return lost != null && !lost.values().stream().allMatch(Set::isEmpty);
    }

    /** {@return of which workspaces states were lost} */
    Set<Workspace> lostOf() {
        return lost == null ? Set.of() : Set.copyOf(lost.keySet());
    }

    /**
     * The states of a workspace whose latest value was not kept; the caller tells them again.
     *
     * @param notWaiting only those of which no earlier value waits
     */
    Set<StateKey> takeLost(Workspace workspace, boolean notWaiting) {
        Set<StateKey> known = lost == null ? null : lost.remove(workspace);
        if (known == null) {
            return Set.of();
        }
        Set<StateKey> waiting = notWaiting ? waiting(workspace) : Set.of();
        Map<Boolean, Set<StateKey>> parts =
                known.stream().collect(Collectors.partitioningBy(waiting::contains, Collectors.toSet()));
        if (!parts.get(true).isEmpty()) {
            lost.put(workspace, parts.get(true));
        }
        return parts.get(false);
    }

    private Set<StateKey> waiting(Workspace workspace) {
        return queue().stream()
                .filter(event -> event.workspace() == workspace && event.fact().isState())
                .map(event -> event.fact().stateKey())
                .collect(Collectors.toSet());
    }

    /** Empties the mailbox: occurrences that were asked for count as dropped, but for ends; states are remembered. */
    void discardAll(Predicate<String> asked) {
        Deque<Delivery> ends = new ArrayDeque<>(0);
        for (Delivery event = poll(); event != null; event = poll()) {
            if (event.fact().type() == DataEventType.INTERACTION_ENDED) {
                ends.add(event);
            } else if (event.fact().isState() || asked.test(event.name())) {
                giveUp(event);
            }
        }
        ends.forEach(this::offerAlways);
    }

    /** Throws away what waits, and counts what was asked for as dropped. */
    void clear(Predicate<String> asked) {
        if (queue != null) {
            dropped += queue.stream()
                    .filter(event -> !event.replayed() && asked.test(event.name()))
                    .count();
        }
        queue = null;
        answers = null;
        lost = null;
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
                conflated++;
            }
        }
    }

    private boolean dropOldest() {
        for (Iterator<Delivery> oldestFirst = queue().iterator(); oldestFirst.hasNext(); ) {
            Fact oldest = oldestFirst.next().fact();
            if (!oldest.isState() && oldest.type() != DataEventType.INTERACTION_ENDED) {
                oldestFirst.remove();
                dropped++;
                return true;
            }
        }
        return false;
    }

    private void giveUp(Delivery event) {
        if (event.fact().isState()) {
            remember(event);
            conflated++;
        } else {
            dropped++;
        }
    }

    private void remember(Delivery event) {
        if (lost == null) {
            lost = new HashMap<>(2);
        }
        lost.computeIfAbsent(event.workspace(), workspace -> new HashSet<>())
                .add(event.fact().stateKey());
    }

    private ArrayDeque<Delivery> queue() {
        if (queue == null) {
            queue = new ArrayDeque<>(4);
        }
        return queue;
    }
}
