package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.core.internal.dispatch.Membership.Start;
import io.widgetry.core.internal.state.StateKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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
            if (instance.subscriptions().add(subscription)) {
                subscribe(instance, subscription);
            }
        });
    }

    /** Removes callbacks from an instance of this workspace. */
    void remove(Instance instance, Predicate<Subscription> which) {
        workspace.locked(() -> unsubscribe(instance, instance.subscriptions().remove(which)));
    }

    /** Begins a callback; the current value is told to it alone, before any later event (rule 5). */
    void subscribe(Instance instance, Subscription subscription) {
        workspace.locked(() -> {
            String event = subscription.event();
            Start kept = instance.membership().start(workspace, event);
            boolean routed = workspace.isRouted(instance);
            // An instance that begins goes on to what waits for it, even if its context has closed meanwhile.
            if (!routed && kept == null) {
                return;
            }
            Start from = kept == null ? now(instance, event) : kept;
            if (!subscription.start(workspace, from.sequence())) {
                return;
            }
            if (routed) {
                routing.subscribe(instance, event);
            }
            if (instance.workspace() != null && instance.membership().hasNotOpened()) {
                instance.host().expect(Set.of(event));
            }
            tell(instance, replays(instance, event, from, subscription), kept != null);
        });
    }

    private Start now(Instance instance, String event) {
        instance.membership().startedLate(event);
        return Start.at(workspace.state());
    }

    private List<Delivery> replays(Instance instance, String event, Start from, Subscription target) {
        return routing.replays(instance, event, from.state(), target).stream()
                .filter(from::includes)
                .toList();
    }

    private static void tell(Instance instance, List<Delivery> replays, boolean first) {
        if (!first || !instance.membership().addEarly(replays)) {
            replays.forEach(instance.inbox()::offerAlways);
        }
    }

    void unsubscribe(Instance instance, Collection<String> events) {
        workspace.locked(() -> {
            if (workspace.isRouted(instance)) {
                events.stream()
                        .filter(event -> !instance.subscribesTo(event)
                                && !instance.membership().keeps(event))
                        .forEach(event -> routing.unsubscribe(instance, event));
            }
        });
    }

    /**
     * What an instance declares has changed: more is told from the snapshot, less is no longer sent, and what waits of it
     * is dropped.
     */
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
            for (String event : after) {
                if (!known.contains(event)) {
                    begin(instance, event);
                }
            }
            Set<String> gone = new HashSet<>(known);
            gone.removeAll(after);
            unsubscribe(instance, gone);
            if (!instance.membership().hasNotOpened()) { // else it may yet subscribe to what waits
                instance.inbox()
                        .read(mailbox -> mailbox.keepOnly(
                                event -> !gone.contains(event.name()) || instance.subscribesTo(event.name()), gone));
            }
        });
    }

    private void begin(Instance instance, String event) {
        Start kept = instance.membership().start(workspace, event);
        Start from = kept == null ? now(instance, event) : kept;
        if (instance.membership().declaredFrom(event, workspace, from.sequence())) {
            routing.subscribe(instance, event);
            tell(instance, replays(instance, event, from, Subscription.DECLARED), kept != null);
        } // else it joined this workspace after the change, and has been told
    }

    /** Tells an instance again what its mailbox could not keep: before what waits, or after it. */
    void resync(Instance instance, boolean first) {
        workspace.locked(() -> {
            Set<StateKey> lost = instance.inbox().read(mailbox -> mailbox.takeLost(workspace, first));
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

    /**
     * The new version's object knows nothing: it is told the state where the old one stopped, and of what is new in it,
     * now.
     */
    void inherited(Instance heir) {
        workspace.locked(() -> {
            Membership membership = heir.membership();
            for (String event : heir.declaredEvents()) {
                Start kept = membership.start(workspace, event);
                Start from = kept == null ? membership.birth(workspace).own() : kept;
                membership.declaredFrom(event, workspace, from.sequence());
                membership.addEarly(replays(heir, event, from, Subscription.DECLARED));
            }
        });
    }
}
