package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.WidgetMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

    Deployments(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "widgetry-updates");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
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
        Optional<WidgetHost> former = widgets.stream()
                .filter(host -> host.identity().equals(identity) && host.endWaiting())
                .findFirst();
        if (former.isPresent() && former.get().descriptor().scope() != descriptor.scope()) {
            close(List.of(former.get())); // other contexts: nothing to go on with
            former = Optional.empty();
        }
        String id = descriptor.name().orElseGet(identity::defaultId);
        WidgetHost before = former.orElse(null);
        Optional<WidgetHost> taken = widgets.stream()
                .filter(host -> host != before && host.id().equals(id))
                .findFirst();
        String free = taken.isEmpty() ? id : identity.toString();
        WidgetHost host = new WidgetHost(
                dispatcher,
                identity,
                bundleId,
                new WidgetMetadata(free, bundle.name(), bundle.description(), bundle.version()),
                descriptor,
                source,
                new WorkerShare(dispatcher.pool().shareLimit()));
        taken.ifPresent(other -> host.observe("the id " + id + " is taken by " + other.identity()
                + ", so it is known as " + free + ": give it a @WidgetName of its own"));
        if (before == null) {
            begin(host);
        } else {
            succeed(before, host);
        }
        return host;
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
        if (host.descriptor().scope() == Scope.RUNTIME) {
            Instance heir = new Instance(host, dispatcher, null, null, null);
            heir.inbox().suspend();
            host.instances().add(heir);
            widgets.set(widgets.indexOf(old), host);
            for (Instance instance : old.instances()) {
                dispatcher.workspaces().forEach(workspace -> workspace.succeed(instance, heir));
                heir.goOn(heir.succeed(instance));
            }
        } else {
            // From here on, contexts that begin get an instance of the new version.
            widgets.set(widgets.indexOf(old), host);
            dispatcher.workspaces().forEach(workspace -> workspace.replace(old, host));
            old.instances().forEach(instance -> instance.workspace().succeed(instance, host));
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
            stuck.workspace().succeed(stuck, host);
            return;
        }
        Instance heir = new Instance(host, dispatcher, null, null, null);
        heir.inbox().suspend();
        host.instances().add(heir);
        dispatcher.workspaces().forEach(workspace -> workspace.succeed(stuck, heir));
        heir.goOn(heir.succeed(stuck));
    }

    /**
     * Takes a widget's service away: after this returns none of its callbacks is entered any more. One that is running is
     * waited for as long as configured, and is fenced after that (rule 24). Its instances wait for a new version.
     */
    public void remove(WidgetHost host) {
        long window = dispatcher.settings().updateWindow().toNanos();
        if (window == 0 || timer.isShutdown()) {
            close(List.of(host));
            return;
        }
        host.await();
        List<Instance> waiting = List.copyOf(host.instances());
        waiting.forEach(Instance::suspend);
        awaitReturn(waiting);
        host.dropSource();
        dispatcher.pool().renew();
        after(Duration.ofNanos(window), () -> expire(host));
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
        if (!host.endWaiting()) {
            return;
        }
        long waiting = host.counters().queued();
        close(List.of(host));
        if (waiting > 0) {
            LOG.warn(
                    "Widget {} of bundle {} has not come back within {} ms: {} events that waited for it are dropped",
                    host.id(),
                    host.identity().bundle(),
                    dispatcher.settings().updateWindow().toMillis(),
                    waiting);
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
                instance.inbox().abandon(() -> true);
            }
            instance.releaseWidget();
        }
    }

    /** Takes all widgets away for good. */
    void close() {
        timer.shutdownNow();
        close(List.copyOf(widgets));
    }
}
