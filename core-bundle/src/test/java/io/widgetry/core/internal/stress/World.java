package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import io.widgetry.core.internal.dispatch.Settings.Workers;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A dispatcher under stress, with a ledger of what it accepted and notes of when that was published. */
final class World implements AutoCloseable {
    private static final int MANY = 1_000_000;

    private final Findings findings = new Findings();
    private final Ledger ledger = new Ledger(findings);
    private final Dispatcher dispatcher;
    private final EventMonitor monitor;
    private final Queue<Deployment> deployments = new ConcurrentLinkedQueue<>();
    private final Map<String, Published> published = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    World(int mailboxCapacity, Duration stopTimeout) {
        this(mailboxCapacity, stopTimeout, Duration.ZERO);
    }

    private World(int mailboxCapacity, Duration stopTimeout, Duration updateWindow) {
        dispatcher = new Dispatcher(
                settings(mailboxCapacity, stopTimeout, updateWindow), new PayloadMapper(JsonLimits.DEFAULT));
        monitor = dispatcher.monitors().open(EventFilter.ALL, MANY, ledger);
    }

    /** Mailboxes that lose nothing, and widgets that are waited for when they go. */
    World() {
        this(MANY, Duration.ofSeconds(30));
    }

    /** The same, in which a widget that goes is expected back. */
    static World withUpdates() {
        return new World(MANY, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** When an event was published: between these two times of the nano clock. */
    record Published(long called, long returned) {}

    private static Settings settings(int mailboxCapacity, Duration stopTimeout, Duration updateWindow) {
        Limits d = Settings.DEFAULT.limits();
        return Settings.DEFAULT
                .withLimits(new Limits(
                        mailboxCapacity,
                        d.duplicateWindow(),
                        d.agents(),
                        d.interactions(),
                        MANY,
                        d.store(),
                        d.traces(),
                        d.messages()))
                .withWorkers(new Workers(4, 8, 16))
                .withStopTimeout(stopTimeout)
                .withUpdateWindow(updateWindow);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Findings findings() {
        return findings;
    }

    Ledger ledger() {
        return ledger;
    }

    Collection<Deployment> deployments() {
        return deployments;
    }

    Map<String, Published> published() {
        return published;
    }

    int number() {
        return numbers.incrementAndGet();
    }

    Deployment deploy(Scope scope, boolean prototype, Habit habit, String... events) {
        return deploy("w" + number(), scope, prototype, habit, events);
    }

    /** Deploys a widget of a name: a new version, if there was one before. */
    Deployment deploy(String id, Scope scope, boolean prototype, Habit habit, String... events) {
        Deployment made = new Deployment(findings, prototype, Set.of(events), habit);
        made.added(dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("stress", id),
                        numbers.get(),
                        new BundleInfo("Stress " + id, "", "1"),
                        WidgetDescriptor.of(Map.of(
                                WidgetDescriptor.NAME,
                                id,
                                WidgetDescriptor.SCOPE,
                                scope.name(),
                                WidgetDescriptor.EVENTS,
                                events)),
                        made));
        deployments.add(made);
        return made;
    }

    void redeclare(Deployment deployment, Set<String> events) {
        dispatcher.redeclare(
                deployment.host(),
                WidgetDescriptor.of(Map.of(
                        WidgetDescriptor.NAME,
                        deployment.host().id(),
                        WidgetDescriptor.SCOPE,
                        deployment.host().descriptor().scope().name(),
                        WidgetDescriptor.EVENTS,
                        events.toArray(String[]::new))));
    }

    void remove(Deployment deployment) {
        deployment.going();
        dispatcher.deployments().remove(deployment.host());
        deployment.gone();
    }

    /** Publishes an event whose payload is unmistakable; true if it was accepted. */
    boolean publish(String type, String agentId, String interactionId, String fields) {
        return publish(type, agentId, interactionId, fields, false);
    }

    boolean publish(String type, String agentId, String interactionId, String fields, boolean afterContactWork) {
        String uid = "u" + number();
        String id = interactionId == null ? "" : ",\"id\":\"" + interactionId + "\"";
        SourceEvent event = SourceEvent.of(type, agentId)
                .interaction(interactionId)
                .from("/stress", uid)
                .afterContactWork(afterContactWork)
                .json("{\"uid\":\"" + uid + "\"" + id + fields + "}")
                .build();
        long called = System.nanoTime();
        PublishResult result = dispatcher.publish(event);
        published.put(uid, new Published(called, System.nanoTime()));
        return result.isAccepted();
    }

    /** A message's content, from which its sender can be told. */
    Map<String, Object> message(Life sender, String how) {
        String uid = "u" + number();
        long now = System.nanoTime();
        published.put(uid, new Published(now, Long.MAX_VALUE));
        return Map.of(
                "uid",
                uid,
                "from",
                sender.toString(),
                "scope",
                sender.context().scope().name(),
                "how",
                how);
    }

    boolean signOut(String agentId) {
        return publish(DataEvents.AGENT_STATE, agentId, null, ",\"currentState\":\"LOGGED_OUT\"");
    }

    void settle() {
        Stress.await("mailboxes to be empty", dispatcher::isQuiet);
        Stress.await("mailboxes to be empty for good", dispatcher::isQuiet);
    }

    /** Waits until everything has been told and compares it with the ledger. */
    void verify() {
        settle();
        if (monitor.missed() > 0) {
            findings.add("the monitor missed " + monitor.missed() + " events");
        }
        new Audit(this).run();
        findings.assertNone();
    }

    @Override
    public void close() {
        dispatcher.close();
        monitor.close();
    }
}
