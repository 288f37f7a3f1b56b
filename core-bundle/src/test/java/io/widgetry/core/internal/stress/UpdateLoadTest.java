package io.widgetry.core.internal.stress;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetStore;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;

/**
 * A thousand live interactions and publishers that never pause, while widgets of all kinds are updated again and again:
 * all versions of an instance together are told every event of theirs exactly once and in order.
 */
public class UpdateLoadTest {
    private static final int AGENTS = 4;
    private static final int CALLS = 250;
    private static final int UPDATES = 50;
    private static final long PACE_NANOS = 20_000;

    /** What is about one interaction, and what is about an agent. The payloads of each count from 1. */
    private static final List<String> OF_CALLS = List.of(DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE);

    private static final List<String> OF_AGENTS = List.of(DataEvents.AGENT_STATE, DataEvents.USER_TYPING);

    private final Findings findings = new Findings();
    private final Map<String, AtomicLong> published = new ConcurrentHashMap<>();

    @Test
    public void aThousandInteractionsMissAndDoubleNothingInFiftyUpdates() {
        Stress.rounds(1, this::run);
    }

    private void run(long seed) throws Exception {
        published.clear();
        Settings settings = Settings.DEFAULT
                .withLimits(Settings.DEFAULT.limits().withMailboxCapacity(1_000_000))
                .withStopTimeout(Duration.ofSeconds(30))
                .withUpdateWindow(Duration.ofMinutes(5));
        try (Dispatcher dispatcher = new Dispatcher(settings, new PayloadMapper(JsonLimits.DEFAULT))) {
            List<Line> lines = new ArrayList<>();
            for (Scope scope : Scope.values()) {
                for (boolean prototype : new boolean[] {true, false}) {
                    for (boolean declared : new boolean[] {true, false}) {
                        lines.add(new Line(dispatcher, scope, prototype, declared));
                    }
                }
            }
            // What is added by API begins when opened() is run; what a widget adds there is known after the first time.
            Stress.await("runtime-scoped widgets to be opened", dispatcher::isQuiet);
            publish(dispatcher, DataEvents.INTERACTION, 0);
            Stress.await("the first instances to be opened", dispatcher::isQuiet);
            for (int call = 1; call < AGENTS * CALLS; call++) {
                publish(dispatcher, DataEvents.INTERACTION, call);
            }
            AtomicBoolean done = new AtomicBoolean();
            List<Stress.Part> parts = new ArrayList<>();
            for (int half = 0; half < 2; half++) {
                int publisher = half;
                parts.add(random -> publish(dispatcher, random, publisher, done));
            }
            parts.add(random -> {
                try {
                    for (int update = 0; update < UPDATES; update++) {
                        lines.get(update % lines.size()).update(random.nextInt(3));
                    }
                } finally {
                    done.set(true);
                }
            });
            Stress.together(seed, parts);
            Stress.await("mailboxes to be empty", dispatcher::isQuiet);
            lines.forEach(Line::verify);
            assertEquals(
                    findings.toString(), 0, dispatcher.counters().rejected().size());
            findings.assertNone();
        }
    }

    /** Publishes about its half of the agents, so that each agent's events have one source, which counts them. */
    private void publish(Dispatcher dispatcher, Random random, int half, AtomicBoolean done) {
        while (!done.get()) {
            LockSupport.parkNanos(PACE_NANOS); // as fast as two cores can deliver: it waits for nobody
            int call = random.nextInt(AGENTS * CALLS / 2) * 2 + half;
            int what = random.nextInt(20);
            publish(dispatcher, what == 0 ? OF_AGENTS.get(random.nextInt(2)) : OF_CALLS.get(what % 2), call);
        }
    }

    private void publish(Dispatcher dispatcher, String event, int call) {
        String agent = "agent" + call % AGENTS;
        String about = OF_CALLS.contains(event) ? "call" + call : null;
        long number = published
                .computeIfAbsent(key(event, agent, about), unknown -> new AtomicLong())
                .incrementAndGet();
        dispatcher.publish(SourceEvent.of(event, agent)
                .interaction(about)
                .json("{\"n\":" + number + ",\"currentState\":\"READY\""
                        + (about == null ? "" : ",\"id\":\"" + about + "\"") + "}")
                .build());
    }

    private static String key(String event, String agent, String call) {
        return call == null ? event + " of " + agent : event + " of " + call;
    }

    /** The versions of one widget, one after the other. */
    private final class Line implements WidgetSource {
        private final Dispatcher dispatcher;
        private final Scope scope;
        private final boolean prototype;
        private final boolean declared;
        private final List<String> events;
        private final Map<String, AtomicLong> told = new ConcurrentHashMap<>();
        private WidgetHost host;
        private volatile boolean gone;

        Line(Dispatcher dispatcher, Scope scope, boolean prototype, boolean declared) {
            this.dispatcher = dispatcher;
            this.scope = scope;
            this.prototype = prototype;
            this.declared = declared;
            this.events = new ArrayList<>(scope == Scope.INTERACTION ? OF_CALLS : OF_AGENTS);
            if (scope == Scope.RUNTIME) {
                events.addAll(OF_CALLS);
            }
            add();
        }

        private void add() {
            gone = false;
            String id = toString();
            host = dispatcher
                    .deployments()
                    .add(
                            new WidgetIdentity("load", id),
                            1,
                            new BundleInfo(id, "", "1"),
                            WidgetDescriptor.of(Map.of(
                                    WidgetDescriptor.NAME,
                                    id,
                                    WidgetDescriptor.SCOPE,
                                    scope.name(),
                                    WidgetDescriptor.EVENTS,
                                    declared ? events.toArray(String[]::new) : new String[0])),
                            this);
        }

        /** A new version, or several in quick succession. */
        void update(int more) {
            for (int i = 0; i <= more; i++) {
                dispatcher.deployments().remove(host);
                gone = true;
                add();
            }
        }

        @Override
        public boolean prototype() {
            return prototype;
        }

        @Override
        public Widget get() {
            return new Version();
        }

        @Override
        public void unget(Widget widget) {
            // nothing is held
        }

        private void hear(DataEvent event, WidgetContext within) {
            if (gone) {
                findings.add(this + " is called after it was removed: " + event);
            }
            String call = event.interactionId().orElse(null);
            String key = key(event.name(), event.agentId(), OF_CALLS.contains(event.name()) ? call : null);
            String json = event.json();
            long number = Long.parseLong(json.substring(json.indexOf(':') + 1, json.indexOf(',')));
            AtomicLong last = told.computeIfAbsent(key, unknown -> new AtomicLong());
            WidgetStore store = within.store();
            // All versions of an instance have one store; a runtime-scoped one would have a thousand keys in it.
            long stored = scope == Scope.RUNTIME
                    ? last.get()
                    : store.get(event.name(), Number.class)
                            .map(Number::longValue)
                            .orElse(0L);
            long before = last.get();
            if (stored != before) {
                findings.add(this + " has " + stored + " in its store instead of " + before + " for " + key);
            }
            if (event.replayed() ? number > before && before != 0 : number != before + 1) {
                findings.add(this + " is told " + number + (event.replayed() ? " again" : "") + " of " + key + " after "
                        + before);
            }
            if (!event.replayed()) {
                last.set(number);
                if (scope != Scope.RUNTIME) {
                    store.put(event.name(), number);
                }
            }
        }

        void verify() {
            published.forEach((key, number) -> {
                if (events.contains(key.substring(0, key.indexOf(' ')))
                        && told.getOrDefault(key, new AtomicLong()).get() != number.get()) {
                    findings.add(this + " is told " + told.get(key) + " of " + number + " of " + key);
                }
            });
            if (host.counters().dropped() + host.counters().conflated() > 0) {
                findings.add(this + " lost something: " + host.counters());
            }
        }

        @Override
        public String toString() {
            return scope + (prototype ? "-prototype" : "-singleton") + (declared ? "-declared" : "-by-api");
        }

        /** Listens one way or the other. */
        private final class Version implements Widget {
            @Override
            public void opened(WidgetContext context) {
                if (!declared) {
                    events.forEach(event -> context.api().onDataEvent(event, told -> hear(told, context)));
                }
            }

            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) {
                hear(event, context);
            }
        }
    }
}
