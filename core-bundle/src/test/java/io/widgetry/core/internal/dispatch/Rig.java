package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertTrue;

import io.widgetry.api.Widget;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A dispatcher with widgets in plain Java. */
final class Rig implements AutoCloseable {
    static final String AGENT = "600008";
    static final String CALL = "bffae854-9219-4cfc-9fd3-7125f2e76844";

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Dispatcher dispatcher;
    private final AtomicInteger bundles = new AtomicInteger();

    Rig() {
        this(Settings.DEFAULT);
    }

    Rig(Settings settings) {
        this(settings, new RealTime());
    }

    Rig(Settings settings, Surroundings surroundings) {
        dispatcher = new Dispatcher(settings, new PayloadMapper(JsonLimits.DEFAULT), Watching.ALL, surroundings);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** A prototype: an object for each instance. */
    WidgetHost prototype(String id, Map<String, Object> properties, Supplier<? extends Widget> objects) {
        return add(id, properties, true, objects);
    }

    /** A singleton, which is made at once so that a test can look into it. */
    <W extends Widget> W singleton(String id, Map<String, Object> properties, W widget) {
        add(id, properties, false, () -> widget);
        return widget;
    }

    WidgetHost add(String id, Map<String, Object> properties, boolean prototype, Supplier<? extends Widget> objects) {
        return add(new WidgetIdentity("test." + id, id), id, properties, prototype, objects);
    }

    WidgetHost add(
            WidgetIdentity identity,
            String id,
            Map<String, Object> properties,
            boolean prototype,
            Supplier<? extends Widget> objects) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(WidgetDescriptor.NAME, id);
        int bundle = bundles.incrementAndGet();
        return dispatcher
                .deployments()
                .add(
                        identity,
                        bundle,
                        new BundleInfo("Test " + id, "", "1.0.0"),
                        WidgetDescriptor.of(all),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return prototype;
                            }

                            @Override
                            public Widget get() {
                                return objects.get();
                            }

                            @Override
                            public void unget(Widget widget) {
                                if (widget instanceof Recorder recorder) {
                                    recorder.released();
                                }
                            }
                        });
    }

    /** The service of a widget goes. */
    void remove(WidgetHost host) {
        dispatcher.deployments().remove(host);
    }

    static Map<String, Object> scoped(String scope, String... events) {
        return Map.of(WidgetDescriptor.SCOPE, scope, WidgetDescriptor.EVENTS, events);
    }

    PublishResult publish(String type, String interactionId, String json) {
        return publish(SourceEvent.of(type, AGENT).interaction(interactionId).json(json));
    }

    PublishResult publish(SourceEvent.Builder event) {
        return dispatcher.publish(event.build());
    }

    /** Publishes and insists on acceptance. */
    long accept(String type, String interactionId, String json) {
        return accepted(publish(type, interactionId, json));
    }

    static long accepted(PublishResult result) {
        assertTrue(result.message(), result.isAccepted());
        return result.sequence();
    }

    /** A ringing, talking or held call. */
    long call(String id, String state) {
        return accept(
                "onInteractionEvent", id, "{\"id\":\"" + id + "\",\"channel\":\"VOICE\",\"state\":\"" + state + "\"}");
    }

    long agentState(String state) {
        return accept("onAgentStateEvent", null, "{\"currentState\":\"" + state + "\"}");
    }

    long end(String id, boolean afterContactWork) {
        return accepted(publish(SourceEvent.of("onInteractionEndedEvent", AGENT)
                .interaction(id)
                .afterContactWork(afterContactWork)
                .json("{\"id\":\"" + id + "\",\"state\":\"ACTIVE\"}")));
    }

    long closeInteraction(String id) {
        return accepted(
                publish(SourceEvent.of(SourceEvent.INTERACTION_CLOSED, AGENT).interaction(id)));
    }

    /** The page's sample of an event. */
    static String sample(String event) {
        try (InputStream in = Rig.class.getResourceAsStream("/payloads/" + event + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until all that was published has been worked off. */
    void settle() {
        await("mailboxes to be empty", dispatcher::isQuiet);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what
                        + Arrays.toString(Thread.getAllStackTraces().keySet().toArray()));
            }
            LockSupport.parkNanos(200_000);
        }
    }

    static Settings settings(int mailboxCapacity, Duration stopTimeout) {
        return Settings.DEFAULT
                .withLimits(Settings.DEFAULT.limits().withMailboxCapacity(mailboxCapacity))
                .withStopTimeout(stopTimeout)
                .withUpdateWindow(Duration.ZERO);
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
