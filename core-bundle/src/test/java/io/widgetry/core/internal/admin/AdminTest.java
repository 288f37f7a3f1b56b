package io.widgetry.core.internal.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Product;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What shell, web and health checks see. */
public class AdminTest {
    private final Dispatcher dispatcher =
            new Dispatcher(stalledAfter(Duration.ofMillis(50)), new PayloadMapper(JsonLimits.DEFAULT));
    private final Admin admin = new Admin(dispatcher);
    private final CountDownLatch release = new CountDownLatch(1);

    private static Settings stalledAfter(Duration time) {
        Supervision d = Settings.DEFAULT.supervision();
        return Settings.DEFAULT
                .withSupervision(new Supervision(
                        time.dividedBy(2),
                        time,
                        Duration.ofMinutes(1),
                        d.failures(),
                        d.failurePercent(),
                        d.failureWindow(),
                        d.firstProbe(),
                        d.longestProbe()))
                .withUpdateWindow(Duration.ZERO);
    }

    @Before
    public void twoAgentsAndAWidget() {
        add("card", true, new Widget() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
                context.show(View.titled(event.json()));
                if (event.json().contains("HANG")) {
                    release.await();
                }
                if (event.json().contains("THROW")) {
                    throw new IllegalStateException("holds customer data");
                }
            }
        });
        publish("b", "onAgentStateEvent", null, "{\"currentState\":\"READY\",\"reasonCode\":\"0\"}");
        publish("a", "onInteractionEvent", "call", "{\"state\":\"ACTIVE\"}");
        publish("a", "onMediaMessageEvent", null, "{}");
        await(dispatcher::isQuiet);
    }

    @After
    public void close() {
        release.countDown();
        dispatcher.close();
    }

    private void add(String name, boolean prototype, Widget widget) {
        dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("test.bundle", name),
                        7,
                        new BundleInfo("Test", "", "1.2.3"),
                        WidgetDescriptor.of(
                                Map.of("widget.scope", "INTERACTION", "subscribes.to", "onInteractionEvent")),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return prototype;
                            }

                            @Override
                            public Widget get() {
                                return widget;
                            }

                            @Override
                            public void unget(Widget given) {}
                        });
    }

    private void publish(String agent, String event, String interaction, String json) {
        dispatcher.publish(SourceEvent.of(event, agent)
                .interaction(interaction)
                .from("/cti", null)
                .json(json)
                .build());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue("waited in vain", System.nanoTime() < deadline);
            LockSupport.parkNanos(200_000);
        }
    }

    @Test
    public void theRuntimeAsAWhole() {
        RuntimeStatus status = admin.status();

        assertEquals(Product.AXP, status.product());
        assertEquals(
                List.of(2, 1, 1, 1),
                List.of(status.agents(), status.interactions(), status.widgets(), status.instances()));
        assertEquals(2, status.accepted());
        assertEquals(Map.of(Reason.NO_INTERACTION, 1L), status.rejected());
        assertEquals(Settings.DEFAULT.workers().size(), status.workers());
    }

    @Test
    public void agentsById() {
        List<AgentStatus> agents = admin.agents();

        assertEquals(
                List.of("a", "b"), agents.stream().map(AgentStatus::agentId).toList());
        assertEquals("READY", agents.get(1).state().orElseThrow());
        assertEquals("0", agents.get(1).reasonCode().orElseThrow());
        assertEquals(2, agents.get(0).sequence());
        assertEquals("/cti", agents.get(0).source());
        assertTrue(admin.workspace("nobody").isEmpty());
    }

    @Test
    public void interactionsWithTheirWidgets() {
        InteractionStatus interaction = admin.interactions().get(0);

        assertEquals("a", interaction.agentId());
        assertEquals("call", interaction.state().id());
        assertEquals(List.of("card"), interaction.widgets());
    }

    @Test
    public void aWidgetWithItsInstances() {
        WidgetStatus widget = admin.widgets().get(0);
        InstanceStatus instance = admin.instances("card").get(0);

        assertEquals("card", widget.widgetId());
        assertEquals("test.bundle", widget.bundle());
        assertEquals("1.2.3", widget.version());
        assertEquals(WidgetState.HEALTHY, widget.state());
        assertEquals(List.of(new SubscriptionStatus("onInteractionEvent", true, 1)), widget.subscriptions());
        assertEquals(1, widget.counters().delivered());
        assertEquals("{\"state\":\"ACTIVE\"}", instance.view().orElseThrow().title());
        assertEquals(1, instance.lastSequence());
        assertEquals(List.of(), admin.instances("nobody"));
    }

    @Test
    public void aCallbackThatDoesNotReturnShowsAsStalled() {
        publish("a", "onInteractionEvent", "call", "{\"state\":\"HANG\"}");
        await(() -> admin.widgets().get(0).state() == WidgetState.STALLED);

        assertEquals(WidgetState.STALLED, admin.instances("card").get(0).state());
        assertTrue(admin.instances("card").get(0).busyFor().orElseThrow().toMillis() >= 50);
        release.countDown();
        await(() -> admin.widgets().get(0).state() == WidgetState.HEALTHY);
    }

    @Test
    public void theLastFailureIsNamedWithoutItsMessage() {
        publish("a", "onInteractionEvent", "call", "{\"state\":\"THROW\"}");
        await(() -> admin.widgets().get(0).counters().failed() == 1);

        String failure = admin.widgets().get(0).lastFailure().orElseThrow();
        assertTrue(failure, failure.startsWith("java.lang.IllegalStateException at "));
        assertTrue(failure, failure.contains("AdminTest"));
        assertTrue(failure, !failure.contains("customer"));
    }

    @Test
    public void aWidgetThatCannotBeMadeShowsAsFailed() {
        add("broken", true, null);
        await(() -> admin.widgets().stream().anyMatch(widget -> widget.state() == WidgetState.FAILED));
    }
}
