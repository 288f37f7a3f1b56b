package io.widgetry.benchmarks;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.benchmarks.Ear.Expected;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Workers;
import io.widgetry.core.internal.dispatch.Watching;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An agent with live interactions, two healthy widgets bound to each of them, two that hear of all, and a publisher that
 * keeps book of what each of them is to be told. One thread publishes.
 */
public final class Floor implements AutoCloseable {
    /** How many callbacks of healthy widgets an update of an interaction leads to. */
    public static final int DELIVERIES = 4;

    private static final String AGENT = "600008";
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Dispatcher dispatcher;
    private final long workNanos;
    private final SourceEvent[] updates;
    private final Expected[] expected;
    private Expected expectedOfAll = Expected.NOTHING;
    private long published;
    private final Queue<Ear> ears = new ConcurrentLinkedQueue<>();
    private final LongAdder heard = new LongAdder();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Gate gate = new Gate();

    /**
     * Signs the agent in and lets the interactions appear.
     *
     * @param neighbour how two more widgets behave; null for none
     */
    public Floor(Settings settings, int interactions, Neighbour neighbour) {
        this(settings, Watching.ALL, interactions, neighbour, 0);
    }

    private Floor(Settings settings, Watching watching, int interactions, Neighbour neighbour, long workNanos) {
        this.workNanos = workNanos;
        PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);
        dispatcher = new Dispatcher(neighbour == null ? settings : neighbour.on(settings), mapper, watching);
        String[] more = neighbour == null ? new String[0] : neighbour.heardByOthers();
        for (String name : List.of("first", "second")) {
            deploy(name + "-bound", Scope.INTERACTION, this::ear, with(DataEvents.INTERACTION, more));
            deploy(name + "-for-all", Scope.AGENT, this::ear, with(DataEvents.ANY_INTERACTION, more));
        }
        if (neighbour != null) {
            Supplier<Widget> widgets = () -> neighbour.widget(end);
            deploy("neighbour-bound", Scope.INTERACTION, widgets, DataEvents.INTERACTION);
            deploy("neighbour-for-all", Scope.AGENT, widgets, DataEvents.ANY_INTERACTION);
        }
        updates = new SourceEvent[interactions];
        expected = new Expected[interactions];
        Arrays.fill(expected, Expected.NOTHING);
        for (int i = 0; i < interactions; i++) {
            updates[i] = update("interaction-" + i, mapper);
            publish(i);
            await(0); // an instance's opening is not what is measured
        }
    }

    /** A floor without neighbours, on which only some of what a runtime does besides dispatching is done. */
    static Floor with(Set<Extra> extras, int interactions) {
        return new Floor(Extra.settings(extras), Extra.watching(extras), interactions, null, 0);
    }

    /** The same with a single worker, which can be held, and with widgets that have something to do for so long each time. */
    static Floor withGate(Set<Extra> extras, int interactions, long workNanos) {
        Settings settings = Extra.settings(extras).withWorkers(new Workers(1, 0, 0));
        Floor floor = new Floor(settings, Extra.watching(extras), interactions, null, workNanos);
        floor.deploy("gate", Scope.AGENT, () -> floor.gate, DataEvents.AGENT_STATE);
        return floor;
    }

    /** Holds the worker: what is published from now on waits. */
    void hold() {
        dispatcher.publish(
                SourceEvent.of(DataEvents.AGENT_STATE, AGENT).json("{}").build());
        gate.awaitHeld();
    }

    /** {@return what holds it} */
    Gate gate() {
        return gate;
    }

    private static String[] with(String event, String... more) {
        return Stream.concat(Stream.of(event), Stream.of(more)).toArray(String[]::new);
    }

    private Ear ear() {
        Ear made = new Ear(heard, workNanos);
        ears.add(made);
        return made;
    }

    private void deploy(String name, Scope scope, Supplier<? extends Widget> widgets, String... events) {
        dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("benchmarks", name),
                        1,
                        new BundleInfo("Benchmarks", "", "1"),
                        WidgetDescriptor.of(Map.of(
                                WidgetDescriptor.NAME,
                                name,
                                WidgetDescriptor.SCOPE,
                                scope.name(),
                                WidgetDescriptor.EVENTS,
                                events)),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return true;
                            }

                            @Override
                            public Widget get() {
                                return widgets.get();
                            }

                            @Override
                            public void unget(Widget widget) {
                                // nothing is held
                            }
                        });
    }

    /** An event as a feed hands it over, its payload bound: reading JSON is another measurement. */
    private static SourceEvent update(String id, PayloadMapper mapper) {
        String json = "{\"id\":\"" + id + "\",\"channel\":\"VOICE\",\"state\":\"ACTIVE\"}";
        try {
            Payload payload = mapper.bind(DataEventType.INTERACTION, json);
            return SourceEvent.of(DataEvents.INTERACTION, AGENT)
                    .interaction(id)
                    .at(Instant.EPOCH)
                    .bound(json, payload)
                    .build();
        } catch (MalformedEventException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return how many interactions are live} */
    public int interactions() {
        return updates.length;
    }

    /** Publishes an update of an interaction, without waiting for anything. */
    public PublishResult send(int interaction) {
        return dispatcher.publish(updates[interaction]);
    }

    /** Notes what came of it; it must have been accepted. */
    public void sent(int interaction, PublishResult result) {
        if (!result.isAccepted()) {
            throw new IllegalStateException("not accepted: " + result.message());
        }
        published++;
        long sequence = result.sequence(); // of the first of its two names
        expected[interaction] = expected[interaction].plus(sequence);
        expectedOfAll = expectedOfAll.plus(sequence + 1);
    }

    /** Publishes an update of an interaction. */
    public void publish(int interaction) {
        sent(interaction, send(interaction));
    }

    /** Waits until at most so many updates are on their way to healthy widgets. */
    public void await(int atMost) {
        long deadline = 0;
        while (published * DELIVERIES - heard.sum() > (long) atMost * DELIVERIES) {
            long now = System.nanoTime();
            deadline = deadline == 0 ? now + DEADLINE_NANOS : deadline;
            if (now > deadline) {
                throw new IllegalStateException("healthy widgets were told " + heard.sum() + " events instead of "
                        + published * DELIVERIES + " in time" + counters());
            }
            LockSupport.parkNanos(20_000);
        }
    }

    private String counters() {
        StringBuilder each = new StringBuilder();
        dispatcher
                .widgets()
                .forEach(
                        host -> each.append(", ").append(host.id()).append(": ").append(host.counters()));
        return each.toString();
    }

    /** Waits until all has been told, and insists on counts and order. */
    public void check() {
        await(0);
        Map<String, Expected> byInteraction = new HashMap<>();
        for (int i = 0; i < updates.length; i++) {
            byInteraction.put(updates[i].interactionId().orElseThrow(), expected[i]);
        }
        List<String> faults = ears.stream()
                .map(ear ->
                        ear.fault(ear.interactionId() == null ? expectedOfAll : byInteraction.get(ear.interactionId())))
                .filter(Objects::nonNull)
                .toList();
        int instances = 2 * updates.length + 2;
        if (ears.size() != instances || !faults.isEmpty()) {
            throw new IllegalStateException(ears.size() + " healthy instances of " + instances + ", " + faults.size()
                    + " were told something else than was published, such as: "
                    + faults.stream().findFirst().orElse("-"));
        }
    }

    @Override
    public void close() {
        end.countDown();
        dispatcher.close();
    }
}
