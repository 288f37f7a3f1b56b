package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Widget;
import io.widgetry.api.WidgetMetadata;
import io.widgetry.api.admin.Counters;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployed widget: who it is, what it declares, where its objects come from, and how it fares. */
public final class WidgetHost {
    private static final Logger LOG = LoggerFactory.getLogger(WidgetHost.class);
    private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** Names that are made at run time, such as those of addressed messages, are not learnt without end. */
    private static final int MOST_EXPECTED = 100;

    /** Whether there is a service, one is waited for, or neither any more. */
    private enum Phase {
        SERVED,
        WAITING,
        OVER
    }

    private final WidgetIdentity identity;
    private final long bundleId;
    private final WidgetMetadata metadata;
    private final boolean prototype;
    private volatile WidgetSource source; // null once the service is gone
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.SERVED);
    private final WorkerShare share;
    private final Set<Instance> instances = ConcurrentHashMap.newKeySet();
    private final Set<String> observations = ConcurrentHashMap.newKeySet();
    private volatile WidgetDescriptor descriptor;
    /** What its instances subscribe to by API when they open: so will the next ones, most likely. */
    private volatile Set<String> expected = Set.of();

    private volatile boolean removed;
    private volatile long keepUntil;
    private volatile boolean onTrial;
    private final AtomicInteger givenUp = new AtomicInteger();
    private final long since = System.nanoTime();
    private volatile long firstSince = since;
    private volatile String lastFailure;
    private final Dispatcher dispatcher;
    private final Health health;
    private final CostMeter cost;
    private Counters ended = Counters.ZERO;
    /** What former versions did. */
    private Counters before = Counters.ZERO;

    private Widget singleton;
    private long lastLogged = System.nanoTime() - LOG_EVERY_NANOS;
    private long unlogged;

    WidgetHost(
            Dispatcher dispatcher,
            WidgetIdentity identity,
            long bundleId,
            WidgetMetadata metadata,
            WidgetDescriptor descriptor,
            WidgetSource source,
            WorkerShare share) {
        this.dispatcher = dispatcher;
        this.health = new Health(this, dispatcher.supervisor());
        this.cost = new CostMeter(dispatcher.watching().metering());
        this.identity = identity;
        this.bundleId = bundleId;
        this.metadata = metadata;
        this.descriptor = descriptor;
        this.source = source;
        this.prototype = source.prototype();
        this.share = share;
    }

    public WidgetIdentity identity() {
        return identity;
    }

    public long bundleId() {
        return bundleId;
    }

    public WidgetMetadata metadata() {
        return metadata;
    }

    public String id() {
        return metadata.widgetId();
    }

    public WidgetDescriptor descriptor() {
        return descriptor;
    }

    public boolean prototype() {
        return prototype;
    }

    /** {@return whether its service is gone and its mailboxes wait for a new version} */
    public boolean isWaiting() {
        return phase.get() != Phase.SERVED;
    }

    void await() {
        phase.set(Phase.WAITING);
        health.waiting();
    }

    /** Ends the waiting: for a new version, or because none came. True for the one that ends it. */
    boolean endWaiting() {
        return phase.compareAndSet(Phase.WAITING, Phase.OVER);
    }

    /** {@return how this version fares, as supervision sees it} */
    public Health health() {
        return health;
    }

    /** {@return when this version was deployed, a time of the nano clock} */
    long since() {
        return since;
    }

    /** {@return when the first of the versions was deployed that went on where the one before stopped} */
    long firstSince() {
        return firstSince;
    }

    /** {@return what this version costs} */
    public CostMeter cost() {
        return cost;
    }

    Set<String> expected() {
        return expected;
    }

    /** Learns what its instances subscribe to by API when they open. */
    synchronized void expect(Set<String> events) {
        if (!expected.containsAll(events) && expected.size() < MOST_EXPECTED) {
            Set<String> more = new HashSet<>(expected);
            more.addAll(events);
            expected = Set.copyOf(more);
        }
    }

    /** Counts what a version lost that nobody followed within the update window. */
    synchronized void lost(long dropped) {
        Counters theirs = new Counters(0, 0, 0, dropped, 0);
        ended = ended.plus(theirs);
        before = before.plus(theirs);
    }

    /** It has taken over from another version, and may be taken back within the update window. */
    void tookOver() {
        keepUntil = System.nanoTime() + dispatcher.settings().updateWindow().toNanos();
        onTrial = true;
    }

    /** {@return for how long what comes to an instance is kept though its object cannot be made; zero for not at all} */
    Duration keepFor() {
        return onTrial ? Duration.ofNanos(Math.max(0, keepUntil - System.nanoTime())) : Duration.ZERO;
    }

    /** Goes on with the counts of the version before, after all its instances have been succeeded. */
    synchronized void succeed(WidgetHost old) {
        firstSince = old.firstSince;
        ended = ended.plus(old.ended);
        before = before.plus(old.ended);
    }

    /** {@return what became of the events of this version alone} */
    public synchronized Counters sinceDeployed() {
        Counters all = counters();
        return new Counters(
                all.queued(),
                all.delivered() - before.delivered(),
                all.failed() - before.failed(),
                Math.max(0, all.dropped() - before.dropped()),
                Math.max(0, all.conflated() - before.conflated()));
    }

    public Set<Instance> instances() {
        return instances;
    }

    public Set<String> observations() {
        return observations;
    }

    public String lastFailure() {
        return lastFailure;
    }

    Settings settings() {
        return dispatcher.settings();
    }

    /** One of its threads was given up. */
    void gaveUp() {
        givenUp.incrementAndGet();
    }

    /** {@return how many of its threads were given up and have not come back} */
    int givenUp() {
        return givenUp.get();
    }

    /** A thread that was given up has come back. */
    void cameBack() {
        givenUp.decrementAndGet();
    }

    void describe(WidgetDescriptor changed) {
        descriptor = changed;
    }

    WorkerShare share() {
        return share;
    }

    boolean isRemoved() {
        return removed;
    }

    void markRemoved() {
        removed = true;
    }

    /** Gets the object for an instance: its own, or the one that all share. Runs widget code. */
    Widget acquire() {
        Widget widget = prototype ? get() : singleton();
        if (widget != null) {
            health.created();
        } else if (health.couldFail()) { // asked once, not at each attempt of each instance
            Optional<String> reason = Optional.ofNullable(source).flatMap(WidgetSource::failure);
            reason.ifPresent(thrown -> lastFailure = thrown);
            health.notCreated(reason.orElse("its constructor or activation threw; see the log"));
        }
        return widget;
    }

    void release(Widget widget) {
        if (prototype) {
            giveBack(widget);
        }
    }

    private Widget get() {
        WidgetSource now = source;
        return now == null ? null : now.get();
    }

    /** What a component throws when it is let go is its own fault and stops nobody. */
    private void giveBack(Widget widget) {
        try {
            WidgetSource now = source;
            if (now != null) {
                now.unget(widget);
            }
        } catch (RuntimeException | Error thrown) {
            lastFailure = describe(thrown);
            LOG.warn("Widget {} of bundle {} failed when it was let go: {}", id(), identity.bundle(), lastFailure);
        }
    }

    /** The service is gone: nothing of its bundle is held any more. */
    void dropSource() {
        releaseSingleton();
        source = null;
    }

    /** Gives the singleton back, after the last instance is gone. */
    void releaseSingleton() {
        Widget held;
        synchronized (this) {
            held = singleton;
            singleton = null;
        }
        if (held != null) {
            giveBack(held);
        }
    }

    // Held for as long as the widget is deployed: a delayed component without users would be deactivated in between.
    private Widget singleton() {
        synchronized (this) {
            if (singleton != null) {
                return singleton;
            }
        }
        Widget made = get();
        synchronized (this) {
            if (singleton == null && !removed && source != null) {
                singleton = made;
                return made;
            }
        }
        if (made != null) {
            giveBack(made);
        }
        synchronized (this) {
            return singleton;
        }
    }

    /** Notes something that an operator or the widget's developer should know. */
    void observe(String sentence) {
        if (observations.size() < 20) {
            observations.add(sentence);
        }
    }

    /** Counts what a former version's instance did; what its mailbox counted goes on with the mailbox. */
    synchronized void succeed(Counters done) {
        ended = ended.plus(new Counters(0, done.delivered(), done.failed(), 0, 0));
        before = before.plus(done);
    }

    /** Another instance goes on for one whose callback does not return: that one counts as failed. */
    synchronized void replaced(Counters done) {
        ended = ended.plus(done).plus(new Counters(0, 0, 1, 0, 0));
    }

    void ended(Instance instance, Counters counters) {
        synchronized (this) {
            instances.remove(instance);
            ended = ended.plus(counters);
        }
        dispatcher.views().ended(instance);
    }

    /** {@return what became of all events, of ended instances too} */
    public synchronized Counters counters() {
        Counters sum = ended;
        for (Instance instance : instances) {
            sum = sum.plus(instance.counters());
        }
        return sum;
    }

    /** Records what a callback threw: in the log with its place but not its message, which may hold customer data. */
    String failed(Instance instance, String during, Throwable thrown) {
        String place = describe(thrown);
        lastFailure = place;
        health.failed(place);
        dispatcher.surroundings().failed(instance, during, thrown);
        long skipped;
        synchronized (this) {
            long now = System.nanoTime();
            if (now - lastLogged < LOG_EVERY_NANOS) {
                unlogged++;
                return place;
            }
            lastLogged = now;
            skipped = unlogged;
            unlogged = 0;
        }
        LOG.warn(
                "Widget {} of bundle {} failed in {} for {}: {}{}",
                id(),
                identity.bundle(),
                during,
                instance.context().place(),
                place,
                skipped == 0 ? "" : " (and " + skipped + " times more since the last such line)");
        return place;
    }

    /** What its code threw, and on which of its lines. Once its service has gone, its code is only told from ours. */
    private String describe(Throwable thrown) {
        WidgetSource now = source;
        return now == null ? Failures.describe(thrown) : Failures.describe(thrown, now::has);
    }

    @Override
    public String toString() {
        return id();
    }
}
