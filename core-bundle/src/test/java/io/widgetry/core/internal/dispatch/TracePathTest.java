package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

/** What an event's path tells of those to whom it was routed. */
public class TracePathTest {
    private final Rig rig = new Rig();
    private final Paths paths = new Paths(rig);
    private final CountDownLatch hold = new CountDownLatch(1);

    @After
    public void close() {
        hold.countDown();
        rig.close();
    }

    private Recorder holding() {
        return new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                super.onDataEvent(event, within);
                hold.await();
            }
        };
    }

    @Test
    public void anAcceptedEventNamesWhereItComesFrom() {
        Instant before = Instant.now().minusMillis(100);
        rig.publish(SourceEvent.of("onInteractionEvent", AGENT)
                .interaction(CALL)
                .from("/cti/east", "e-1")
                .json("{\"state\":\"ACTIVE\"}"));
        EventTrace first = paths.explained("e-1");
        EventTrace second = paths.explained(AGENT + "/2");

        assertEquals("onInteractionEvent", first.name());
        assertEquals(AGENT, first.agentId());
        assertEquals(Optional.of(CALL), first.interactionId());
        assertEquals(Optional.of("/cti/east"), first.source());
        assertEquals(Optional.of("e-1"), first.id());
        assertEquals(1, first.sequence());
        assertEquals(Optional.empty(), first.rejection());
        assertTrue(first.time().isAfter(before)
                && first.time().isBefore(Instant.now().plusMillis(100)));
        assertEquals(first, paths.explained(Long.toString(first.number())));
        assertEquals("onAnyInteractionEvent", second.name());
        assertEquals("the runtime tells the second name", Optional.empty(), second.source());
    }

    @Test
    public void handledSaysHowLongItWaitedAndTook() {
        rig.prototype("card", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> holding());
        rig.call(CALL, "ALERTING");
        long second = rig.call(CALL, "ACTIVE");
        Rig.await(
                "the first to be handled", () -> paths.only(1, "card").handled().toNanos() > 0);

        assertEquals(Outcome.QUEUED, paths.only(1, "card").outcome());
        assertEquals(
                Optional.of("its callback is running"), paths.only(1, "card").reason());
        assertEquals(Outcome.QUEUED, paths.only(second, "card").outcome());
        assertEquals(Duration.ZERO, paths.only(second, "card").handled());
        Duration running = paths.only(1, "card").handled();
        long waited = paths.only(second, "card").queued().toNanos();
        hold.countDown();
        rig.settle();

        DeliveryTrace done = paths.only(1, "card");
        assertEquals(Outcome.HANDLED, done.outcome());
        assertEquals(Optional.of(CALL), done.interactionId());
        assertEquals(Optional.empty(), done.reason());
        assertTrue(done.handled().compareTo(running) >= 0);
        assertTrue(paths.only(second, "card").queued().toNanos() >= waited);
    }

    @Test
    public void failedSaysWhatAndWhereButNotTheMessage() {
        Widget bad = new Acting((event, context) -> {
            throw new IllegalStateException("customer data");
        });
        rig.prototype("bad", Rig.scoped("AGENT", "onAgentStateEvent"), () -> bad);
        rig.agentState("READY");
        rig.settle();
        DeliveryTrace failed = paths.only(1, "bad");

        assertEquals(Outcome.FAILED, failed.outcome());
        assertTrue(
                failed.toString(),
                failed.reason().orElseThrow().matches("java.lang.IllegalStateException at .*TracePathTest.*"));
    }

    @Test
    public void severalCallbacksOfAnInstanceAreOneDelivery() {
        List<String> calls = new ArrayList<>();
        Recorder widget = new Recorder(context -> {
            context.api().onDataEvent("onAgentStateEvent", event -> {
                calls.add("first");
                throw new IllegalArgumentException();
            });
            context.api().onDataEvent("onAgentStateEvent", event -> calls.add("second"));
        });
        rig.singleton("several", Rig.scoped("AGENT", "onAgentStateEvent"), widget);
        rig.agentState("READY");
        rig.settle();
        DeliveryTrace only = paths.only(1, "several");

        assertEquals(List.of("first", "second"), calls);
        assertEquals(Outcome.FAILED, only.outcome());
        assertTrue(only.reason().orElseThrow().startsWith("java.lang.IllegalArgumentException at "));
    }

    @Test
    public void aStateToldAgainGoesOnWithTheEventsPath() {
        rig.agentState("READY");
        rig.singleton("late", Rig.scoped("AGENT", "onAgentStateEvent"), new Recorder());
        rig.settle();
        DeliveryTrace again = paths.only(1, "late");

        assertEquals(Outcome.HANDLED, again.outcome());
        assertEquals(Optional.of("told again from the state, marked as replayed"), again.reason());
    }

    @Test
    public void allWidgetsAreExplainedInOrder() {
        rig.singleton("b-deaf", Rig.scoped("AGENT", "onNavigationEvent"), new Recorder());
        rig.singleton("c-told", Rig.scoped("AGENT", "onAgentStateEvent"), new Recorder());
        rig.singleton("a-deaf", Rig.scoped("INTERACTION", "onInteractionEvent"), new Recorder());
        rig.agentState("READY");
        rig.settle();

        assertEquals(
                List.of("c-told HANDLED", "a-deaf FILTERED", "b-deaf FILTERED"),
                paths.explained(AGENT + "/1").deliveries().stream()
                        .map(told -> told.widgetId() + " " + told.outcome())
                        .toList());
        assertEquals(1, paths.latest().get(0).deliveries().size());
    }

    @Test
    public void latestAreFiltered() {
        rig.singleton("card", Rig.scoped("INTERACTION", "onInteractionEvent"), new Recorder());
        rig.agentState("READY");
        rig.call(CALL, "ACTIVE");
        rig.publish(SourceEvent.of("onAgentStateEvent", "other").json("{}"));
        rig.settle();
        Optional<String> none = Optional.empty();

        assertEquals(List.of(1L, 3L, 2L, 1L), numbers(EventFilter.ALL));
        assertEquals(List.of(3L, 2L, 1L), numbers(new EventFilter(Optional.of(AGENT), none, none, none)));
        assertEquals(List.of(3L, 2L), numbers(new EventFilter(none, Optional.of(CALL), none, none)));
        assertEquals(List.of(1L, 1L), numbers(new EventFilter(none, none, Optional.of("onAgentStateEvent"), none)));
        assertEquals(List.of(2L), numbers(new EventFilter(none, none, none, Optional.of("card"))));
        assertEquals(
                List.of(1L, 3L),
                new EventTraces(rig.dispatcher())
                        .latest(EventFilter.ALL, 2).stream()
                                .map(EventTrace::sequence)
                                .toList());
    }

    private List<Long> numbers(EventFilter filter) {
        return paths.latest(filter).stream().map(EventTrace::sequence).toList();
    }

    @Test(expected = IllegalArgumentException.class)
    public void aLimitBelowOneIsRefused() {
        new EventTraces(rig.dispatcher()).latest(EventFilter.ALL, 0);
    }

    @Test
    public void ofDuplicatesTheAcceptedOneIsMeant() {
        SourceEvent.Builder event =
                SourceEvent.of("onAgentStateEvent", AGENT).from("/s", "twice").json("{}");
        rig.publish(event);
        PublishResult second = rig.publish(event);

        assertEquals(1, paths.explained("twice").sequence());
        assertEquals(
                List.of(Optional.of(second.message()), Optional.empty()),
                paths.latest().stream().map(EventTrace::rejection).toList());
    }

    @Test
    public void theControlEventIsTracedToo() {
        rig.call(CALL, "ACTIVE");
        rig.publish(SourceEvent.of(SourceEvent.INTERACTION_CLOSED, AGENT)
                .interaction(CALL)
                .from("/s", "c-1"));
        EventTrace control = paths.explained("c-1");

        assertEquals(List.of(0L, Optional.empty()), List.of(control.sequence(), control.rejection()));
        assertEquals(
                List.of("onAnyInteractionEndedEvent", "onInteractionEndedEvent", "interactionClosed"),
                paths.latest().stream().map(EventTrace::name).limit(3).toList());
    }

    @Test
    public void unknownEventsAndSwitchedOffTracesExplainNothing() {
        assertEquals(Optional.empty(), paths.explain("17", "any"));
        assertEquals(Optional.empty(), paths.explain(AGENT + "/17", "any"));
        assertEquals(Optional.empty(), paths.explain("", "any"));
        try (Rig off =
                new Rig(Settings.DEFAULT.withLimits(Settings.DEFAULT.limits().withTraces(0)))) {
            off.singleton("w", Map.of(WidgetDescriptor.EVENTS, "onAgentStateEvent"), new Recorder());
            off.agentState("READY");
            off.settle();
            assertEquals(List.of(), new Paths(off).latest());
            assertEquals(Optional.empty(), new Paths(off).explain(AGENT + "/1", "w"));
        }
    }
}
