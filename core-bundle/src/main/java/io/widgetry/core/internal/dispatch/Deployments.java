package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.WidgetMetadata;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The widgets that are deployed. A widget's identity outlives its bundle: when its service goes, its instances go on
 * taking in events for a while, and a new version's instances go on where they stopped.
 */
public final class Deployments {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    private final Dispatcher dispatcher;
    private final List<WidgetHost> widgets = new CopyOnWriteArrayList<>();
    private final Departed departed = new Departed();
    private final ScheduledThreadPoolExecutor timer;
    /** By identity: a new version waits until the old one's callbacks have returned. */
    private final ReentrantLock[] turns = new ReentrantLock[64];

    private final Forgotten forgotten = new Forgotten();

    Deployments(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "widgetry-updates");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        Arrays.setAll(turns, number -> new ReentrantLock());
    }

    List<WidgetHost> widgets() {
        return widgets;
    }

    Departed departed() {
        return departed;
    }

    /**
     * Deploys a widget: from now on it has an instance in each context of its scope. If its former version is being waited
     * for, it goes on where that one stopped.
     *
     * @return the widget, to be given to {@link #remove}
     */
    public WidgetHost add(
            WidgetIdentity identity,
            long bundleId,
            BundleInfo bundle,
            WidgetDescriptor descriptor,
            WidgetSource source) {
        WidgetHost[] host = new WidgetHost[1];
        inTurn(identity, () -> host[0] = addInTurn(identity, bundleId, bundle, descriptor, source));
        return host[0];
    }

    private void inTurn(WidgetIdentity identity, Runnable change) {
        ReentrantLock turn = turns[Math.floorMod(identity.hashCode(), turns.length)];
        turn.lock();
        try {
            change.run();
        } finally {
            turn.unlock();
        }
    }

    private WidgetHost addInTurn(
            WidgetIdentity identity,
            long bundleId,
            BundleInfo bundle,
            WidgetDescriptor descriptor,
            WidgetSource source) {
        WidgetHost former =
                ofIdentity(identity).filter(WidgetHost::endWaiting).findFirst().orElse(null);
        if (former != null && former.descriptor().scope() != descriptor.scope()) {
            forget(former, "has come back with the scope " + descriptor.scope()); // nothing to go on with
            former = null;
        }
        WidgetHost before = former;
        String id = descriptor.name().orElseGet(identity::defaultId);
        String free = free(id, identity, before);
        WidgetHost host = new WidgetHost(
                dispatcher,
                identity,
                bundleId,
                new WidgetMetadata(free, bundle.name(), bundle.description(), bundle.version()),
                descriptor,
                source,
                new WorkerShare(dispatcher.pool().shareLimit()));
        named(id, before)
                .filter(other -> !free.equals(id))
                .ifPresent(other -> host.observe("the id " + id
                        + " is taken by " + other.identity() + ", so it is known as " + free
                        + ": give it a @WidgetName of its own"));
        if (before == null) {
            forgotten.take(identity, host);
            begin(host);
        } else {
            succeed(before, host);
        }
        return host;
    }

    private Stream<WidgetHost> ofIdentity(WidgetIdentity identity) {
        return widgets.stream().filter(host -> host.identity().equals(identity));
    }

    private Optional<WidgetHost> named(String id, WidgetHost butFor) {
        return widgets.stream()
                .filter(host -> host != butFor && host.id().equals(id))
                .findFirst();
    }

    /** The id that a widget asks for, or, if it is taken, its identity, numbered if that is taken too. */
    private String free(String id, WidgetIdentity identity, WidgetHost before) {
        String free = id;
        for (int number = 1; named(free, before).isPresent(); number++) {
            free = identity + (number == 1 ? "" : "#" + number);
        }
        return free;
    }

    private void begin(WidgetHost host) {
        if (host.descriptor().scope() == Scope.RUNTIME) {
            Instance instance = new Instance(host, dispatcher, null, null, null);
            host.instances().add(instance);
            instance.inbox().begin();
        }
        widgets.add(host);
        dispatcher.workspaces().forEach(workspace -> workspace.attach(host));
    }

    private void succeed(WidgetHost old, WidgetHost host) {
        int moved = old.instances().size();
        host.expect(old.expected());
        host.tookOver();
        if (host.descriptor().scope() == Scope.RUNTIME) {
            Instance heir = new Instance(host, dispatcher, null, null, null);
            heir.inbox().suspend();
            host.instances().add(heir);
            widgets.set(widgets.indexOf(old), host);
            old.instances().forEach(instance -> Successions.succeed(dispatcher, instance, heir));
        } else {
            // From here on, contexts that begin get an instance of the new version.
            widgets.set(widgets.indexOf(old), host);
            dispatcher.workspaces().forEach(workspace -> workspace.replace(old, host));
            old.instances()
                    .forEach(instance -> instance.workspace().successions().succeed(instance, host));
        }
        host.succeed(old);
        host.health().succeeds(old.health(), host.metadata().version());
        old.markRemoved();
        old.instances().clear();
        dispatcher.workspaces().forEach(workspace -> workspace.attach(host));
        LOG.info(
                "{} {} → {}: {} instances moved",
                host.id(),
                old.metadata().version(),
                host.metadata().version(),
                moved);
    }

    /** Puts another instance of the same version in the place of one whose callback does not return. */
    void replace(Instance stuck) {
        WidgetHost host = stuck.host();
        if (stuck.workspace() != null) {
            stuck.workspace().successions().succeed(stuck, host);
            return;
        }
        Instance heir = new Instance(host, dispatcher, null, null, null);
        heir.inbox().suspend();
        host.instances().add(heir);
        Successions.succeed(dispatcher, stuck, heir);
    }

    /**
     * Takes a widget's service away: after this returns none of its callbacks is entered any more. One that is running is
     * waited for as long as configured, and is fenced after that (rule 24). Its instances wait for a new version, unless
     * none can come: then they close.
     */
    public void remove(WidgetHost host) {
        inTurn(host.identity(), () -> removeInTurn(host));
    }

    private void removeInTurn(WidgetHost host) {
        long window = dispatcher.settings().updateWindow().toNanos();
        if (window == 0 || timer.isShutdown()) {
            close(List.of(host));
            return;
        }
        if (!host.identity().isLasting()) {
            forget(host, "has gone, and its service has no name by which it could be known again");
            return;
        }
        if (ofIdentity(host.identity()).anyMatch(other -> other != host && !other.isWaiting())) {
            forget(host, "has gone, and another service of its identity is there");
            return;
        }
        host.await();
        List<Instance> waiting = List.copyOf(host.instances());
        waiting.forEach(instance -> instance.inbox().suspend());
        awaitReturn(waiting);
        host.dropSource();
        dispatcher.pool().renew();
        after(Duration.ofNanos(window), () -> inTurn(host.identity(), () -> expire(host)));
    }

    /** Runs something later, unless the runtime stops before. */
    void after(Duration delay, Runnable code) {
        try {
            timer.schedule(code, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The runtime is stopping", stopping);
        }
    }

    private void expire(WidgetHost host) {
        if (host.endWaiting()) {
            forget(
                    host,
                    "has not come back within "
                            + dispatcher.settings().updateWindow().toMillis() + " ms");
        }
    }

    /** Closes the mailboxes of a widget that waits, visibly. */
    private void forget(WidgetHost host, String why) {
        int instances = host.instances().size();
        long before = host.counters().dropped();
        close(List.of(host));
        long dropped = host.counters().dropped() - before;
        if (dropped > 0) {
            forgotten.add(host.identity(), why, dropped);
            LOG.warn(
                    "Widget {} of bundle {} {}: {} events that waited for its {} instances are dropped",
                    host.id(),
                    host.identity().bundle(),
                    why,
                    dropped,
                    instances);
        } else {
            LOG.info(
                    "Widget {} of bundle {} {}: nothing waited for it",
                    host.id(),
                    host.identity().bundle(),
                    why);
        }
    }

    private void close(List<WidgetHost> hosts) {
        hosts.forEach(WidgetHost::markRemoved);
        widgets.removeAll(hosts);
        hosts.forEach(departed::add);
        dispatcher.workspaces().forEach(workspace -> hosts.forEach(workspace::detach));
        List<Instance> gone =
                hosts.stream().flatMap(host -> host.instances().stream()).toList();
        gone.forEach(Instance::fence);
        awaitReturn(gone);
        hosts.forEach(WidgetHost::dropSource);
        dispatcher.pool().renew();
    }

    private void awaitReturn(List<Instance> instances) {
        long deadline = System.nanoTime() + dispatcher.settings().stopTimeout().toNanos();
        for (Instance instance : instances) {
            if (!instance.inbox().awaitReturn(deadline)) {
                LOG.warn(
                        "Widget {} of bundle {} went while a callback for {} was running, which has not returned:"
                                + " it is fenced, and what it still does has no effect",
                        instance.host().id(),
                        instance.host().identity().bundle(),
                        instance.context().place());
                instance.inbox().abandon(() -> instance.running() != null);
            }
            instance.seal();
        }
    }

    /** Takes all widgets away for good. */
    void close() {
        timer.shutdownNow();
        close(List.copyOf(widgets));
    }
}
