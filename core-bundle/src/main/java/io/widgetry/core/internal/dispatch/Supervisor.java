package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import io.widgetry.core.internal.dispatch.StallRecord.Running;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what the worker threads run. It looks at the threads and not at the instances, so that its cost follows the
 * number of threads. All that it does to instances happens on its own thread, in the order in which widgets' states
 * changed.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long LOOK_MILLIS = 50;

    private final Dispatcher dispatcher;
    private final Transitions transitions = new Transitions();
    private final ScheduledThreadPoolExecutor thread;

    Supervisor(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(null, task, "widgetry-supervisor", 0, false);
            made.setDaemon(true);
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        if (isOn()) {
            thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** {@return whether it looks at anything} */
    boolean isOn() {
        return dispatcher.watching().supervision();
    }

    /** {@return how the widgets' states changed, oldest first} */
    public List<WidgetTransition> transitions() {
        return transitions.all();
    }

    /** Tells a listener of changes from now on. */
    public void add(WidgetListener listener) {
        transitions.add(listener);
    }

    public void remove(WidgetListener listener) {
        transitions.remove(listener);
    }

    /** Under the monitor of the widget's health, so in the order in which it happened. */
    void moved(WidgetHost host, WidgetState from, WidgetState to, String why) {
        if (from != to) {
            WidgetTransition transition = transitions.add(host, from, to, why);
            run(() -> Transitions.log(transition));
        }
    }

    private void look() {
        try {
            Set<WidgetHost> busy = new HashSet<>();
            dispatcher.pool().forEachRunning((worker, task) -> {
                if (task instanceof Instance instance && examine(instance, worker)) {
                    busy.add(instance.host());
                }
            });
            for (WidgetHost host : dispatcher.widgets()) {
                if (!busy.contains(host)) {
                    host.health().calm();
                }
                probe(host);
                if (host.health().isKeepingOver()) {
                    sweep(host);
                }
            }
        } catch (RuntimeException | Error fault) { // else the executor would never look again
            LOG.error("Supervision failed", fault);
        }
    }

    /** {@return whether a callback of the instance has been running for too long} */
    private boolean examine(Instance instance, Thread worker) {
        Running running = instance.running();
        if (running == null) {
            return false;
        }
        Health health = instance.host().health();
        Supervision limits = dispatcher.settings().supervision();
        long nanos = running.lasted().toNanos();
        if (nanos < limits.slowAfter().toNanos()) {
            return false;
        }
        if (nanos < limits.stalledAfter().toNanos()) {
            health.slow(running);
            return true;
        }
        if (!health.knowsStall(running.began())) {
            StallRecord stall = new StallRecord(instance, running, worker.getStackTrace());
            if (!running.equals(instance.running())) {
                return false; // it has just returned: the stack may be another callback's
            }
            health.stalled(stall);
        }
        if (health.isProbing()
                || nanos >= limits.quarantineAfter().toNanos()
                        && !instance.host().isWaiting()) {
            giveUp(instance, running);
        }
        return true;
    }

    /** Quarantines the widget, and replaces the thread and the instance that it holds, as far as that is allowed. */
    private void giveUp(Instance instance, Running running) {
        WidgetHost host = instance.host();
        boolean over =
                dispatcher.abandonedWorkers() >= dispatcher.settings().workers().abandoned();
        if (over && host.health().isShutOut() && !host.health().isProbing()) {
            return; // known, and nothing more can be done
        }
        host.health()
                .quarantine(
                        running.during() + " had been running for "
                                + Health.seconds(running.lasted().toNanos()) + " and was given up"
                                + (over
                                        ? "; its thread stays with it, as " + dispatcher.abandonedWorkers()
                                                + " threads were given up already, which is the limit"
                                        : ""),
                        !over && mayHangAgain(host, 1));
        if (!over) {
            dispatcher.deployments().replace(instance); // first, so that what it does when interrupted has no effect
            instance.giveUp(running);
        }
    }

    /** Whether a widget may cost another thread: half of those that may be given up is the most for one. */
    private boolean mayHangAgain(WidgetHost host, int more) {
        int limit = dispatcher.settings().workers().abandoned();
        return dispatcher.abandonedWorkers() + more < limit && host.givenUp() + more < Math.max(1, limit / 2);
    }

    private void probe(WidgetHost host) {
        Health health = host.health();
        if (health.isLeftAlone() && mayHangAgain(host, 0)) {
            health.probeAgain();
        }
        if (!health.isShutOut()) {
            return;
        }
        Optional<Instance> probed =
                health.isProbing() ? any(host, instance -> instance.inbox().isProbed()) : Optional.empty();
        // One that was made for the probe may wait for an event for ever, while others have missed some.
        Optional<Instance> candidate = any(host, instance -> instance.inbox().hasMissed())
                .or(() -> probed.isPresent()
                        ? Optional.empty()
                        : any(host, instance -> instance.admittance().canBeProbed()));
        if (candidate.isPresent()
                && probed.map(instance -> instance.inbox().withdrawProbe()).orElse(true)
                && (health.isProbing() || health.beginProbe())) {
            synchronized (health.sweeping()) { // a release that comes now lets it in afterwards
                if (health.isProbing()) {
                    candidate.get().admittance().probe();
                }
            }
        }
    }

    private static Optional<Instance> any(WidgetHost host, Predicate<Instance> condition) {
        return host.instances().stream().filter(condition).findAny();
    }

    /** An instance was given its one event. */
    void probed(Instance instance, boolean well) {
        if (well) {
            release(instance.host(), "it has handled the event that it was probed with");
        } else {
            instance.host().health().quarantine("it failed again when it was probed", true);
        }
    }

    /** Lifts a widget's quarantine; false if it is not quarantined. */
    public boolean release(WidgetHost host, String reason) {
        if (!host.health().release(reason)) {
            return false;
        }
        sweep(host);
        return true;
    }

    /** From now on the instances of a widget are given nothing. */
    void shutOut(WidgetHost host) {
        run(() -> sweep(host));
    }

    /** Brings all instances to where their widget is; one sweep of a widget at a time. */
    private static void sweep(WidgetHost host) {
        synchronized (host.health().sweeping()) {
            boolean shutOut = host.health().isShutOut();
            for (Instance instance : host.instances()) {
                if (!shutOut) {
                    instance.admittance().readmit();
                } else if (!host.health().isProbing() || !instance.inbox().isProbed()) {
                    instance.admittance().shutOut();
                }
            }
        }
    }

    private void run(Runnable sweep) {
        try {
            thread.execute(sweep);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The runtime is stopping", stopping);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        transitions.close();
    }
}
