package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.core.internal.state.Snapshot;
import io.widgetry.core.internal.state.StateKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The places where what an instance listens to changes while events go on: under the workspace's lock the current state
 * is put before all later events, so that nothing is missed or doubled.
 */
final class Seams {
    private final Workspace workspace;
    private final Routing routing;

    Seams(Workspace workspace, Routing routing) {
        this.workspace = workspace;
        this.routing = routing;
    }

    /** Adds a callback to an instance of this workspace. */
    void add(Instance instance, Subscription subscription) {
        workspace.locked(() -> {
            instance.subscriptions().add(subscription);
            subscribe(instance, subscription);
        });
    }

    /** Removes callbacks from an instance of this workspace. */
    void remove(Instance instance, Predicate<Subscription> which) {
        workspace.locked(() -> unsubscribe(instance, instance.subscriptions().remove(which)));
    }

    /** Begins a callback; the current value is told to it alone, before any later event (rule 5). */
    void subscribe(Instance instance, Subscription subscription) {
        workspace.locked(() -> {
            boolean begins = instance.membership().birth() != null;
            Snapshot from = begins ? instance.membership().birth() : workspace.state();
            boolean routed = workspace.isRouted(instance);
            long start = begins ? instance.membership().birthSequence() : from.sequence();
            // An instance that begins goes on to what waits for it, even if its context has closed meanwhile.
            if (!routed && !begins || !subscription.start(workspace, start)) {
                return;
            }
            if (routed) {
                routing.subscribe(instance, subscription.event());
            }
            List<Delivery> replays = routing.replays(instance, subscription.event(), from, subscription);
            tell(
                    instance,
                    replays.stream()
                            .filter(replay -> replay.sequence() <= start)
                            .toList());
        });
    }

    private static void tell(Instance instance, List<Delivery> replays) {
        if (instance.membership().birth() != null) {
            instance.membership().addEarly(replays);
        } else {
            replays.forEach(instance.inbox()::offerAlways);
        }
    }

    void unsubscribe(Instance instance, Collection<String> events) {
        workspace.locked(() -> {
            if (workspace.isRouted(instance)) {
                events.stream()
                        .filter(event -> !instance.subscribesTo(event))
                        .forEach(event -> routing.unsubscribe(instance, event));
            }
        });
    }

    /** What an instance declares has changed: more is told from the snapshot, less is no longer sent. */
    void redeclare(Instance instance, Set<String> before, Set<String> after) {
        workspace.locked(() -> {
            if (!workspace.isRouted(instance)) {
                return;
            }
            Set<String> known = before;
            if (instance.scope() != Scope.RUNTIME) {
                known = instance.membership().declared(); // made after the change, it knows already
                instance.membership().declare(after);
            }
            Snapshot birth = instance.membership().birth();
            for (String event : after) {
                if (!known.contains(event)) {
                    boolean added = routing.subscribe(instance, event);
                    if (!added && instance.scope() == Scope.RUNTIME) {
                        continue; // it joined this workspace after the change, and has been told
                    }
                    tell(
                            instance,
                            routing.replays(
                                    instance, event, birth != null ? birth : workspace.state(), Subscription.DECLARED));
                }
            }
            unsubscribe(
                    instance,
                    known.stream().filter(event -> !after.contains(event)).toList());
        });
    }

    /** Tells an instance again what its mailbox could not keep: before what waits, or after it. */
    void resync(Instance instance, boolean first) {
        workspace.locked(() -> {
            Set<StateKey> lost = instance.inbox().takeLost(workspace, first);
            List<Delivery> replays = lost.stream()
                    .map(StateKey::event)
                    .distinct()
                    .flatMap(event -> routing.replays(instance, event, workspace.state(), null).stream())
                    .filter(replay -> lost.contains(replay.fact().stateKey()))
                    .sorted(Comparator.comparingLong(Delivery::sequence))
                    .toList();
            if (first) {
                instance.inbox().offerFirst(replays);
            } else {
                replays.forEach(instance.inbox()::offerAlways);
            }
        });
    }

    /** The new version's object knows nothing: it is told the state where the old one stopped, and of what is new, now. */
    List<Delivery> inherited(Instance heir, Set<String> known) {
        List<Delivery> told = new ArrayList<>();
        for (String event : heir.declaredEvents()) {
            boolean old = known.contains(event);
            Snapshot from = old ? heir.membership().birth() : workspace.state();
            routing.replays(heir, event, from, Subscription.DECLARED).stream()
                    .filter(replay ->
                            !old || replay.sequence() <= heir.membership().birthSequence())
                    .forEach(told::add);
        }
        return told;
    }
}
