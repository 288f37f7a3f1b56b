package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Audience;
import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which instances of a workspace get an event: an index by event and context, so that the cost follows the audience and
 * not the population. Guarded by the workspace's lock.
 */
final class Routing {
    private static final String ADDRESSED = DataEvents.MESSAGE + ':';

    private final Dispatcher dispatcher;
    private final Workspace workspace;
    /** The instances of Home and of each live interaction, and who of them listens to what is meant for them alone. */
    private final Cell home = new Cell();

    private final Map<String, Cell> interactions = new HashMap<>();
    /** Who listens to what concerns the whole workspace; runtime-scoped instances listen to everything here. */
    private final Subscribers wide = new Subscribers();
    /** Instances whose opened() has not returned: they are given all they could subscribe to in it. */
    private final Set<Instance> opening = new LinkedHashSet<>();

    Routing(Dispatcher dispatcher, Workspace workspace) {
        this.dispatcher = dispatcher;
        this.workspace = workspace;
    }

    private static final class Cell {
        private final List<Instance> instances = new ArrayList<>(4);
        private final Subscribers subscribers = new Subscribers();
    }

    boolean isLive(String interactionId) {
        return interactions.containsKey(interactionId);
    }

    Collection<String> liveInteractions() {
        return interactions.keySet();
    }

    void openInteraction(String interactionId) {
        interactions.put(interactionId, new Cell());
    }

    List<Instance> closeInteraction(String interactionId) {
        Cell cell = interactions.get(interactionId);
        List<Instance> ended = List.copyOf(cell.instances);
        ended.forEach(this::remove);
        interactions.remove(interactionId);
        return ended;
    }

    List<Instance> closeHome() {
        List<Instance> ended = List.copyOf(home.instances);
        ended.forEach(this::remove);
        return ended;
    }

    /** Adds an instance that has just been made: its declared subscriptions, and all else until it has opened. */
    void add(Instance instance) {
        instance.membership().setRouted(true);
        cell(instance).instances.add(instance);
        if (!instance.membership().isLate()) {
            opening.add(instance);
        }
        instance.declaredEvents().forEach(event -> subscribe(instance, event));
        instance.membership().kept().forEach(event -> subscribe(instance, event));
    }

    void beginAgain(Instance instance) {
        if (instance.membership().isRouted()) {
            opening.add(instance);
        }
    }

    void opened(Instance instance) {
        opening.remove(instance);
    }

    /** {@return whether the instance was not subscribed before} */
    boolean subscribe(Instance instance, String event) {
        DataEventType type = DataEventType.byName(event).orElse(null);
        if (type != null && type.requiresInteraction() && instance.scope() == Scope.AGENT) {
            return false; // never sent it; a diagnosis says so (rule 7)
        }
        boolean added = false;
        if (isOwn(instance, event, type)) {
            added = cell(instance).subscribers.add(event, instance);
        }
        if (isWide(instance, type)) {
            added |= wide.add(event, instance);
        }
        return added;
    }

    void unsubscribe(Instance instance, String event) {
        wide.remove(event, instance);
        Cell cell = cell(instance);
        if (cell != null) {
            cell.subscribers.remove(event, instance);
        }
    }

    void remove(Instance instance) {
        instance.membership().setRouted(false);
        opening.remove(instance);
        instance.declaredEvents().forEach(event -> unsubscribe(instance, event));
        instance.subscriptions().events().forEach(event -> unsubscribe(instance, event));
        instance.membership().kept().forEach(event -> unsubscribe(instance, event));
        Cell cell = cell(instance);
        if (cell != null) {
            cell.instances.remove(instance);
        }
    }

    private static boolean isOwn(Instance instance, String event, DataEventType type) {
        return instance.scope() != Scope.RUNTIME
                && (type == DataEventType.MESSAGE
                        || event.startsWith(ADDRESSED)
                        || type != null && type.requiresInteraction());
    }

    private static boolean isWide(Instance instance, DataEventType type) {
        return instance.scope() == Scope.RUNTIME || type == null || !type.requiresInteraction();
    }

    private Cell cell(Instance instance) {
        return cell(instance.scope(), instance.interactionId());
    }

    private Cell cell(Scope scope, String interactionId) {
        if (scope == Scope.RUNTIME) {
            return null;
        }
        return interactionId == null ? home : interactions.get(interactionId);
    }

    /** {@return whether a sender's context is here, and the sender in it} */
    boolean isThere(Sender sender) {
        return sender.scope() != Scope.INTERACTION
                || (sender.instance() == null
                        ? isLive(sender.interactionId())
                        : sender.instance().membership().isRouted());
    }

    /** Puts an event into the mailboxes of all who are to get it. */
    void route(Delivery event, Receivers receivers) {
        Fact fact = event.fact();
        DataEventType type = fact.type();
        Cell cell = fact.interactionId() == null ? null : interactions.get(fact.interactionId());
        if (type == DataEventType.INTERACTION_ENDED) {
            // All of them, subscribed or not yet: an end is told always, and before the instance ends (rule 12).
            cell.instances.forEach(instance -> instance.inbox().offerAlways(event));
            receivers.addAll(cell.subscribers.of(fact.name()));
            wide.of(fact.name()).forEach(instance -> instance.inbox().offerAlways(event));
            receivers.addAll(wide.of(fact.name()));
            return;
        }
        // A message that a source addresses to an interaction stays there, as one that requires it does.
        boolean own = isOwn(fact);
        if (own && cell != null) {
            cell.subscribers.of(fact.name()).forEach(instance -> give(instance, event, receivers));
        }
        if (!own || type != DataEventType.MESSAGE) {
            for (Instance instance : wide.of(fact.name())) {
                if (mayGet(instance, type)) {
                    give(instance, event, receivers);
                }
            }
        }
        if (!opening.isEmpty()) {
            routeToOpening(event, own);
        }
    }

    private static boolean isOwn(Fact fact) {
        DataEventType type = fact.type();
        return type != null
                && (type.requiresInteraction() || type == DataEventType.MESSAGE && fact.interactionId() != null);
    }

    private void routeToOpening(Delivery event, boolean own) {
        DataEventType type = event.fact().type();
        offerUnasked(
                event,
                instance -> mayGet(instance, type)
                        && (!own || event.fact().interactionId().equals(instance.interactionId())));
    }

    private void offerUnasked(Delivery event, Predicate<Instance> meant) {
        for (Iterator<Instance> each = opening.iterator(); each.hasNext(); ) {
            Instance instance = each.next();
            if (meant.test(instance)
                    && !isIndexed(instance, event.name())
                    && !instance.inbox().offerUnasked(event)) {
                each.remove(); // it takes too long to open to be given all it might yet ask for: the seam is here
                instance.membership().tooLate();
            }
        }
    }

    /** Puts a message into the mailboxes of all who are to get it, but the sender's (rule 16). */
    void route(Delivery event, Message message, Sender sender, Receivers receivers) {
        Cell cell = cell(sender.scope(), sender.interactionId());
        Collection<Instance> listening = message.everywhere() || sender.scope() == Scope.RUNTIME
                ? wide.of(event.name())
                : cell.subscribers.of(event.name());
        for (Instance instance : listening) {
            if (!sender.is(instance) && isMeant(instance, message, sender)) {
                give(instance, event, receivers);
            }
        }
        offerUnasked(event, instance -> {
            boolean within = message.everywhere() || instance.scope() == sender.scope() && cell(instance) == cell;
            return !sender.is(instance) && within && isMeant(instance, message, sender);
        });
    }

    /** Asks the index and not the instance: only what stands in it has been put into the mailbox already. */
    private boolean isIndexed(Instance instance, String event) {
        Cell cell = cell(instance);
        return wide.of(event).contains(instance)
                || cell != null && cell.subscribers.of(event).contains(instance);
    }

    private static boolean isMeant(Instance instance, Message message, Sender sender) {
        if (message.widgetId() != null
                && !message.widgetId().equals(instance.host().id())) {
            return false;
        }
        return message.everywhere() || instance.scope() == sender.scope();
    }

    private boolean mayGet(Instance instance, DataEventType type) {
        return type == null
                || type.audience() != Audience.GRANTED
                || dispatcher.settings().grantsToken(instance.host().identity());
    }

    private static void give(Instance instance, Delivery event, Receivers receivers) {
        instance.inbox().offer(event);
        receivers.add(instance);
    }

    /** The current values of a state event for one instance, as replays. */
    List<Delivery> replays(Instance instance, String event, Snapshot from, Subscription target) {
        DataEventType type = DataEventType.byName(event).orElse(null);
        if (type == null
                || !mayGet(instance, type)
                || !type.products().contains(dispatcher.settings().product())
                || type.requiresInteraction() && instance.scope() == Scope.AGENT) {
            return List.of();
        }
        String interactionId = type.requiresInteraction() ? instance.interactionId() : null;
        return from.current(type, interactionId).stream()
                .map(fact -> Delivery.replay(fact, from, workspace, target))
                .toList();
    }

    /** The current values of all that an instance declares, in the order of their numbers. */
    List<Delivery> replays(Instance instance, Snapshot from) {
        List<Delivery> all = new ArrayList<>();
        instance.declaredEvents().forEach(event -> all.addAll(replays(instance, event, from, Subscription.DECLARED)));
        all.sort(Comparator.comparingLong(Delivery::sequence));
        return all;
    }

    /** {@return the ids of the widgets that have an instance for an interaction} */
    List<String> widgetsOf(String interactionId) {
        Cell cell = interactions.get(interactionId);
        return cell == null
                ? List.of()
                : cell.instances.stream()
                        .map(instance -> instance.host().id())
                        .sorted()
                        .toList();
    }

    /** {@return all instances of this workspace, but runtime-scoped ones} */
    List<Instance> instancesOf(WidgetHost host) {
        List<Instance> found = new ArrayList<>();
        home.instances.stream().filter(instance -> instance.host() == host).forEach(found::add);
        interactions
                .values()
                .forEach(cell -> cell.instances.stream()
                        .filter(instance -> instance.host() == host)
                        .forEach(found::add));
        return found;
    }
}
