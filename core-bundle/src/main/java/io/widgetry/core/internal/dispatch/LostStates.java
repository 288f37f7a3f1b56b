package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.state.StateKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Which states a mailbox could not keep, to be told again. Guarded as its mailbox is. */
final class LostStates {
    /** None, and so for most mailboxes always: shared, and never changed. */
    static final LostStates NONE = new LostStates(Map.of());

    /** By workspace, not by agent: a new session of an agent has another state. */
    private final Map<Workspace, Set<StateKey>> keys;

    private LostStates(Map<Workspace, Set<StateKey>> keys) {
        this.keys = keys;
    }

    /** {@return these and the state that an event tells} */
    LostStates with(Delivery event) {
        LostStates more = this == NONE ? new LostStates(new HashMap<>(2)) : this;
        more.keys
                .computeIfAbsent(event.workspace(), workspace -> new HashSet<>())
                .add(event.fact().stateKey());
        return more;
    }

    /** {@return these and others} */
    LostStates and(LostStates others) {
        if (this == NONE) {
            return others;
        }
        others.keys.forEach((workspace, more) ->
                keys.computeIfAbsent(workspace, same -> new HashSet<>()).addAll(more));
        return this;
    }

    /** A later value of a state waits now. */
    void found(Delivery event) {
        Set<StateKey> here = keys.get(event.workspace());
        if (here != null) {
            here.remove(event.fact().stateKey());
        }
    }

    /** Those are told again otherwise. */
    void forget(BiPredicate<Workspace, StateKey> which) {
        keys.forEach((workspace, known) -> known.removeIf(key -> which.test(workspace, key)));
    }

    boolean any() {
        if (keys.isEmpty()) {
            return false; // asked at the end of each turn, and nearly always so
        }
        return !keys.values().stream().allMatch(Set::isEmpty);
    }

    Set<Workspace> workspaces() {
        return Set.copyOf(keys.keySet());
    }

    /** Takes those of a workspace, but for some. */
    Set<StateKey> take(Workspace workspace, Set<StateKey> but) {
        Set<StateKey> known = keys.isEmpty() ? null : keys.remove(workspace);
        if (known == null) {
            return Set.of();
        }
        Map<Boolean, Set<StateKey>> parts =
                known.stream().collect(Collectors.partitioningBy(but::contains, Collectors.toSet()));
        if (!parts.get(true).isEmpty()) {
            keys.put(workspace, parts.get(true));
        }
        return parts.get(false);
    }
}
