package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetMetadata;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.Settings.Workers;
import io.widgetry.core.internal.dispatch.Story.WidgetOpening;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A workspace with one widget whose turns are run by whoever calls {@link #turns}: the actors of a race are its workers, so
 * that nothing but the race itself decides who comes first. All else is the real thing: workspace, routing, seams, inbox,
 * instance.
 */
final class Scene {
    private static final String AGENT = "agent";
    private static final String INTERACTION = "interaction";
    private static final PayloadMapper MAPPER = new PayloadMapper(JsonLimits.DEFAULT);
    // One worker, which finds that the widget has no share in it, and leaves the turn to the actors.
    private static final Dispatcher DISPATCHER =
            new Dispatcher(Settings.DEFAULT.withWorkers(new Workers(1, 0, 0)), MAPPER);

    /** A state of the agent: the latest is told to whoever comes late. */
    private static final Incoming STATE = incoming(DataEventType.AGENT_STATE, null, "{\"currentState\":\"READY\"}");

    /** Something that is told once. */
    private static final Incoming OCCURRENCE = incoming(DataEventType.CUSTOM_CARD_ENDED, null, "{}");

    private static final Incoming UPDATE =
            incoming(DataEventType.INTERACTION, INTERACTION, "{\"id\":\"interaction\",\"state\":\"ACTIVE\"}");
    private static final Incoming END =
            incoming(DataEventType.INTERACTION_ENDED, INTERACTION, "{\"id\":\"interaction\",\"state\":\"ACTIVE\"}");

    private static final VarHandle SCHEDULED = scheduled();

    private final Workspace workspace = new Workspace(AGENT, DISPATCHER);
    private final Story story = new Story();
    private final WidgetHost host;
    private final Scope scope;
    private WidgetHost successor;

    private Scene(Scope scope, int capacity, WidgetOpening opening, String... events) {
        this.scope = scope;
        this.host = host("", scope, capacity, opening, events);
    }

    /** A widget in Home that declares events. */
    static Scene home(String... events) {
        return new Scene(Scope.AGENT, 0, context -> {}, events);
    }

    /** The same with a mailbox that holds few. */
    static Scene smallHome(int capacity, String... events) {
        return new Scene(Scope.AGENT, capacity, context -> {}, events);
    }

    /** A widget in Home that declares nothing, and subscribes when it opens. */
    static Scene subscribing(String event) {
        Scene[] made = new Scene[1];
        made[0] = new Scene(Scope.AGENT, 0, context -> context.api().onDataEvent(event, told -> made[0].tell(told)));
        return made[0];
    }

    /** A widget bound to an interaction, of which it is told updates and the end. */
    static Scene interaction() {
        return new Scene(
                Scope.INTERACTION,
                0,
                context -> {},
                DataEventType.INTERACTION.wireName(),
                DataEventType.INTERACTION_ENDED.wireName());
    }

    private void tell(DataEvent event) {
        story.tell("", event);
    }

    Story story() {
        return story;
    }

    /** Deploys the widget: its instance begins, and its first turn is due. */
    Scene attach() {
        workspace.attach(host);
        return this;
    }

    /** Has the instance opened, and told what there is. */
    Scene settled() {
        turns();
        return this;
    }

    Scene state() {
        workspace.accept(STATE);
        return this;
    }

    Scene occurrence() {
        workspace.accept(OCCURRENCE);
        return this;
    }

    /** An update of the interaction: two events, of which the widget is told the first. */
    Scene update() {
        workspace.accept(UPDATE);
        return this;
    }

    /** The interaction's end, of which the widget is told the first event. */
    Scene end() {
        workspace.accept(END);
        return this;
    }

    /** Subscribes by API. */
    void subscribe(String event) {
        only(host).context().api().onDataEvent(event, this::tell);
    }

    /** Declares another event instead of none. */
    void redeclare(String event) {
        DISPATCHER.redeclare(host, descriptor(scope, 0, event));
    }

    /** Runs the instance's turns, if and as long as one is due. One actor only. */
    void turns() {
        host.instances().forEach(Scene::turns);
    }

    /** The same for its successor. */
    void turnsOfSuccessor() {
        if (successor != null) {
            successor.instances().forEach(Scene::turns);
        }
    }

    private static void turns(Instance instance) {
        while (isDue(instance.inbox())) {
            instance.turn();
        }
    }

    private static boolean isDue(Inbox inbox) {
        synchronized (inbox) {
            return (boolean) SCHEDULED.get(inbox);
        }
    }

    /** Does to the instance what taking its widget's service away does, but for renewing the workers. */
    void remove() {
        host.markRemoved();
        workspace.detach(host);
        awaitReturn(Instance::fence);
        host.dropSource();
        story.gone();
    }

    /** Puts a new version in the old one's place, as an update does. */
    void update(String... events) {
        host.await();
        awaitReturn(instance -> instance.inbox().suspend());
        host.dropSource();
        WidgetHost next = host("new:", scope, 0, context -> {}, events);
        workspace.replace(host, next);
        workspace.successions().succeed(only(host), next);
        successor = next;
    }

    private void awaitReturn(Consumer<Instance> stop) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (Instance instance : host.instances().toArray(Instance[]::new)) {
            stop.accept(instance);
            if (!instance.inbox().awaitReturn(deadline)) {
                story.add("not-returned");
            }
            instance.seal();
        }
    }

    /** Quarantine reaches the instance. */
    Scene shutOut() {
        host.instances().forEach(instance -> instance.admittance().shutOut());
        return this;
    }

    /** The quarantine's end reaches the instance. */
    void readmit() {
        host.instances().forEach(instance -> instance.admittance().readmit());
    }

    private static Instance only(WidgetHost host) {
        return host.instances().iterator().next();
    }

    private WidgetHost host(String prefix, Scope of, int capacity, WidgetOpening opening, String... events) {
        return new WidgetHost(
                DISPATCHER,
                new WidgetIdentity("races", "widget"),
                1,
                new WidgetMetadata("widget", "Races", "", "1"),
                descriptor(of, capacity, events),
                new WidgetSource() {
                    @Override
                    public boolean prototype() {
                        return true;
                    }

                    @Override
                    public Widget get() {
                        return story.teller(prefix, opening);
                    }

                    @Override
                    public void unget(Widget widget) {
                        story.addAnyTime(prefix + "released");
                    }
                },
                new WorkerShare(0));
    }

    private static WidgetDescriptor descriptor(Scope of, int capacity, String... events) {
        return WidgetDescriptor.of(Map.of(
                WidgetDescriptor.SCOPE,
                of.name(),
                WidgetDescriptor.EVENTS,
                events,
                WidgetDescriptor.CAPACITY,
                capacity));
    }

    private static Incoming incoming(DataEventType type, String interactionId, String json) {
        try {
            Payload payload = MAPPER.bind(type, json);
            SourceEvent event = SourceEvent.of(type.wireName(), AGENT)
                    .interaction(interactionId)
                    .bound(json, payload)
                    .build();
            return new Incoming(event, type, interactionId, Instant.EPOCH, json, payload);
        } catch (MalformedEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VarHandle scheduled() {
        try {
            return MethodHandles.privateLookupIn(Turns.class, MethodHandles.lookup())
                    .findVarHandle(Turns.class, "scheduled", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
