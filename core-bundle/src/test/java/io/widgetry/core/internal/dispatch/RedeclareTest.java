package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.WidgetContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Test;

/** What a widget declares, and changes to it while it runs. */
public class RedeclareTest {
    private final Rig rig = new Rig();

    @After
    public void close() {
        rig.close();
    }

    @Test
    public void aChangedDeclarationMovesTheSubscriptions() {
        Recorder widget = new Recorder();
        WidgetHost host =
                rig.prototype("w", Rig.scoped("AGENT", "onAgentStateEvent", "onNavigationEvent"), () -> widget);
        rig.agentState("READY");
        rig.accept("onNavigationEvent", null, "{}");
        rig.accept("onCardFocusedEvent", null, "{}");
        rig.settle();

        rig.dispatcher()
                .redeclare(host, WidgetDescriptor.of(Rig.scoped("AGENT", "onAgentStateEvent", "onCardFocusedEvent")));
        rig.agentState("NOT_READY");
        rig.accept("onNavigationEvent", null, "{}");
        rig.accept("onCardFocusedEvent", null, "{}");
        rig.settle();

        assertEquals(
                List.of(
                        "onAgentStateEvent#1",
                        "onNavigationEvent#2",
                        "onCardFocusedEvent#3r",
                        "onAgentStateEvent#4",
                        "onCardFocusedEvent#6"),
                widget.told());
    }

    /** A widget that stays in its first event until released. */
    private static final class Held extends Recorder {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        Held(Consumer<WidgetContext> onOpen) {
            super(onOpen);
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
            super.onDataEvent(event, within);
            entered.countDown();
            release.await();
        }

        void await() {
            Rig.await("the first event", () -> entered.getCount() == 0);
        }
    }

    @Test
    public void whatIsDeclaredInAdditionIsNotToldTwiceThoughItWaitsForACallback() {
        for (String scope : List.of("AGENT", "RUNTIME")) {
            List<String> byApi = Collections.synchronizedList(new ArrayList<>());
            try (Rig fresh = new Rig()) {
                Held widget = fresh.singleton(
                        "w",
                        Rig.scoped(scope, "onUserTypingEvent"),
                        new Held(context -> context.api()
                                .onDataEvent("onNavigationEvent", event -> byApi.add(Recorder.text(event)))));
                fresh.agentState("READY");
                fresh.settle(); // it has opened
                fresh.accept("onNavigationEvent", null, "{}");
                fresh.settle();
                fresh.accept("onUserTypingEvent", null, "{}");
                widget.await();
                fresh.accept("onNavigationEvent", null, "{}");
                fresh.dispatcher()
                        .redeclare(
                                fresh.dispatcher().widgets().get(0),
                                WidgetDescriptor.of(Rig.scoped(scope, "onUserTypingEvent", "onNavigationEvent")));
                fresh.accept("onNavigationEvent", null, "{}");
                widget.release.countDown();
                fresh.settle();

                assertEquals(List.of("onNavigationEvent#2", "onNavigationEvent#4", "onNavigationEvent#5"), byApi);
                assertEquals(
                        List.of("onUserTypingEvent#3", "onNavigationEvent#4r", "onNavigationEvent#5"), widget.told());
            }
        }
    }

    @Test
    public void whatWaitsOfWhatIsNoLongerDeclaredIsDroppedAndCounted() {
        Held widget = rig.singleton(
                "w", Rig.scoped("AGENT", "onUserTypingEvent", "onCustomCardEndedEvent"), new Held(context -> {}));
        rig.accept("onUserTypingEvent", null, "{}");
        widget.await();
        for (int i = 0; i < 5; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{}");
            rig.accept("onUserTypingEvent", null, "{}");
        }
        WidgetHost host = rig.dispatcher().widgets().get(0);
        rig.dispatcher().redeclare(host, WidgetDescriptor.of(Rig.scoped("AGENT", "onUserTypingEvent")));
        widget.release.countDown();
        rig.settle();

        assertEquals(
                List.of(1L, 3L, 5L, 7L, 9L, 11L),
                widget.events.stream().map(DataEvent::sequence).toList());
        assertEquals(5, host.counters().dropped());
        assertEquals(6, host.counters().delivered());
    }

    @Test
    public void aChangedCapacityHoldsForInstancesThatAreThere() {
        Held widget = rig.singleton("w", Rig.scoped("AGENT", "onUserTypingEvent"), new Held(context -> {}));
        rig.accept("onUserTypingEvent", null, "{}");
        widget.await();
        WidgetHost host = rig.dispatcher().widgets().get(0);
        Map<String, Object> small = new HashMap<>(Rig.scoped("AGENT", "onUserTypingEvent"));
        small.put(WidgetDescriptor.CAPACITY, 3);
        small.put(WidgetDescriptor.OVERFLOW, "DROP_OLDEST");
        rig.dispatcher().redeclare(host, WidgetDescriptor.of(small));
        for (int i = 0; i < 10; i++) {
            rig.accept("onUserTypingEvent", null, "{}");
        }
        widget.release.countDown();
        rig.settle();

        assertEquals(
                List.of(1L, 9L, 10L, 11L),
                widget.events.stream().map(DataEvent::sequence).toList());
        assertEquals(7, host.counters().dropped());
    }

    @Test
    public void aWrongPropertyIsAFaultAndTheDefaultHolds() {
        WidgetDescriptor read = WidgetDescriptor.of(Map.of(
                "widget.scope", "DESKTOP",
                "widget.name", "a name",
                "subscribes.to", 7,
                "mailbox.capacity", -1,
                "mailbox.overflow", "EXPLODE"));

        assertEquals(Scope.AGENT, read.scope());
        assertTrue(read.name().isEmpty());
        assertTrue(read.events().isEmpty());
        assertEquals(
                List.of(
                        "widget.name must be letters, digits, '-', '_' and '.', 100 at most: the default id is used instead",
                        "widget.scope is DESKTOP, which is none of [INTERACTION, AGENT, RUNTIME]: AGENT is used instead",
                        "subscribes.to must be one or more texts: it is taken as none",
                        "mailbox.capacity is -1, but must be a whole number from 0 to 1,000,000:"
                                + " the configured default is used instead",
                        "mailbox.overflow is EXPLODE, which is none of [DROP_OLDEST, DROP_NEWEST]:"
                                + " DROP_NEWEST is used instead"),
                read.faults());
    }

    @Test
    public void anUnknownEventIsDiagnosedWithTheNearestName() {
        WidgetHost host = rig.prototype("w", Rig.scoped("AGENT", "onAgentStateEvnt", "onPartyEvent"), Recorder::new);

        assertEquals(
                List.of(
                        "onAgentStateEvnt is not in the catalogue (did you mean onAgentStateEvent?);"
                                + " it is delivered if a source publishes it",
                        "onPartyEvent is not in the catalogue; it is delivered if a source publishes it"),
                Diagnoses.of(host, Settings.DEFAULT));
    }

    @Test
    public void theDefaultIdComesFromTheComponentsName() {
        assertEquals("caller-card", new WidgetIdentity("b", "com.acme.CallerCard").defaultId());
        assertEquals("crm-link", new WidgetIdentity("b", "com.acme.CRMLink").defaultId());
        assertEquals("plain", new WidgetIdentity("b", "plain").defaultId());
    }

    @Test
    public void theLaterOfTwoWidgetsWithOneIdIsKnownByItsIdentity() {
        rig.prototype("same", Rig.scoped("AGENT"), Recorder::new);
        WidgetHost later = rig.dispatcher()
                .deployments()
                .add(
                        new WidgetIdentity("other.bundle", "Same"),
                        9,
                        new BundleInfo("Other", "", "1"),
                        WidgetDescriptor.of(Map.of("widget.name", "same")),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return true;
                            }

                            @Override
                            public io.widgetry.api.Widget get() {
                                return new Recorder();
                            }

                            @Override
                            public void unget(io.widgetry.api.Widget widget) {}
                        });

        assertEquals("other.bundle/Same", later.id());
        assertEquals(
                List.of("the id same is taken by test.same/same, so it is known as other.bundle/Same:"
                        + " give it a @WidgetName of its own"),
                Diagnoses.of(later, Settings.DEFAULT));
    }
}
