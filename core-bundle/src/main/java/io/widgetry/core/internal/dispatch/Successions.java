package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.core.internal.dispatch.Membership.Start;
import io.widgetry.core.internal.state.Snapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the instances of a new version take the places of the old one's in one workspace: in order, nothing missed or
 * doubled. What the old ones listened to, declared or by API, is kept for the new ones until they have opened and have
 * said what they listen to.
 */
final class Successions {
    private final Dispatcher dispatcher;
    private final Workspace workspace;
    private final Routing routing;

    Successions(Dispatcher dispatcher, Workspace workspace, Routing routing) {
        this.dispatcher = dispatcher;
        this.workspace = workspace;
        this.routing = routing;
    }

    /** A new version of a widget goes on where an instance of the old one stopped. */
    void succeed(Instance old, WidgetHost host) {
        workspace.locked(() -> {
            if (old.inbox().isClosing()) {
                old.fence(); // it has been told its end, and its context is gone
                return;
            }
            Instance heir = new Instance(host, dispatcher, workspace, old.interactionId(), null);
            heir.inbox().suspend();
            host.instances().add(heir);
            boolean routed = old.membership().isRouted();
            if (routed) {
                routing.remove(old);
            }
            heir.membership().expectAll();
            Set<Workspace> begun = follow(heir, old);
            Estate estate = heir.succeed(old);
            dispatcher.views().succeeded(old, heir);
            if (begun.isEmpty()) {
                begin(heir, old);
                beginBefore(heir, estate);
            }
            if (routed) {
                routing.add(heir);
            }
            workspace.seams().inherited(heir);
            inherit(heir, estate, begun);
        });
    }

    /** {@return where the new one begins as the old one did, which has not opened} */
    private static Set<Workspace> follow(Instance heir, Instance old) {
        return heir.membership()
                .follow(
                        old.membership(),
                        old.subscriptions().events(),
                        heir.workspace() == null ? Set.of() : heir.host().expected());
    }

    /** Where the old one stopped: here. */
    private void begin(Instance heir, Instance old) {
        Snapshot ended = old.moment().ended();
        Start here = Start.at(ended == null ? workspace.state() : ended);
        heir.membership().begin(workspace, here, here);
    }

    /** Where the old one stopped: before what waits, if anything does. */
    private void beginBefore(Instance heir, Estate estate) {
        Membership membership = heir.membership();
        Start here = membership.birth(workspace).own();
        Delivery first = estate.firsts().get(workspace);
        if (first != null) {
            Map<String, Start> late = new HashMap<>();
            for (String event : membership.startedLate()) {
                Delivery own = estate.mailbox().first(workspace, event);
                late.put(event, own == null ? here : Start.before(own));
            }
            membership.begin(workspace, Start.before(first), here);
            membership.beginLate(workspace, late);
        }
    }

    /** Takes over from a runtime-scoped instance, which all workspaces share. */
    static void succeed(Dispatcher dispatcher, Instance old, Instance heir) {
        Set<Workspace> begun = follow(heir, old);
        Set<Workspace> moved = new LinkedHashSet<>();
        for (Workspace each : dispatcher.workspaces()) {
            if (each.successions().move(old, heir)) {
                moved.add(each);
            }
        }
        Estate estate = heir.succeed(old);
        dispatcher.views().succeeded(old, heir);
        moved.addAll(estate.firsts().keySet()); // of agents, too, who have signed out meanwhile
        for (Workspace each : moved) {
            if (!begun.contains(each)) {
                each.successions().beginHere(heir, old);
                each.successions().beginBefore(heir, estate);
            }
            each.seams().inherited(heir);
        }
        inherit(heir, estate, begun);
    }

    private static void inherit(Instance heir, Estate estate, Set<Workspace> begun) {
        boolean quarantined = heir.host().health().isShutOut(); // of the same version, whose callback hangs
        heir.inbox()
                .inherit(
                        estate,
                        each -> !begun.contains(each),
                        heir.membership().startedLate(),
                        quarantined
                                ? Duration.ZERO
                                : heir.dispatcher().settings().updateWindow(),
                        quarantined);
        heir.admittance().begin();
    }

    /** From here on this workspace's events are for the new one. */
    private boolean move(Instance old, Instance heir) {
        boolean[] moved = {false};
        workspace.locked(() -> {
            if (workspace.replace(old.host(), heir.host())) {
                routing.remove(old);
                beginHere(heir, old);
                listen(heir);
                moved[0] = true;
            }
        });
        return moved[0];
    }

    /** Begins here, if it has not begun yet: an agent may have signed out meanwhile. */
    private void beginHere(Instance heir, Instance old) {
        workspace.locked(() -> {
            if (heir.membership().birth(workspace) == null) {
                begin(heir, old);
            }
        });
    }

    /** Has a runtime-scoped instance sent what it declares, and what is kept for it. */
    void listen(Instance instance) {
        instance.declaredEvents().forEach(event -> routing.subscribe(instance, event));
        instance.subscriptions().events().forEach(event -> routing.subscribe(instance, event));
        instance.membership().kept().forEach(event -> routing.subscribe(instance, event));
    }

    /** opened() has returned, or the widget could not be made: the seam to later events is here. */
    void opened(Instance instance) {
        workspace.locked(() -> {
            routing.opened(instance);
            opened(instance, List.of(workspace));
        });
    }

    /** What was kept and has not been subscribed to goes; what is to be told first goes before what came meanwhile. */
    static void opened(Instance instance, Collection<Workspace> workspaces) {
        Membership membership = instance.membership();
        Set<String> kept = membership.kept();
        Set<String> inherited = membership.inherited();
        List<Delivery> early = membership.born();
        if (!kept.isEmpty()) {
            workspaces.forEach(each -> each.seams().unsubscribe(instance, kept));
            int dropped = instance.inbox()
                    .read(mailbox -> mailbox.keepOnly(event -> isWanted(instance, event.name()), inherited));
            if (dropped > 0) {
                List<String> gone = inherited.stream()
                        .filter(event -> !instance.subscribesTo(event))
                        .sorted()
                        .toList();
                instance.host()
                        .observe("it no longer subscribes to " + gone + ", which the version before it did:"
                                + " what waited of that for it is dropped, and counted so");
            }
        }
        instance.inbox().offerFirst(early);
    }

    /** An interaction's end is told to whoever listens when it is told, however late it began (rule 12). */
    private static boolean isWanted(Instance instance, String event) {
        return instance.subscribesTo(event)
                || instance.interactionId() != null && event.equals(DataEventType.INTERACTION_ENDED.wireName());
    }
}
