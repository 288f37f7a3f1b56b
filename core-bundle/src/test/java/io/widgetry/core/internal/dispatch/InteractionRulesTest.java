package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.After;
import org.junit.Test;

/** Rules 7 to 15: interaction scope. */
public class InteractionRulesTest {
    private static final String[] ALL = {
        "onInteractionEvent",
        "onAnyInteractionEvent",
        "onInteractionEndedEvent",
        "onAnyInteractionEndedEvent",
        "onContextDataEvent",
        "onMediaMessageEvent",
        "onAgentStateEvent"
    };

    private final Rig rig = new Rig();
    private final Map<String, Recorder> bound = new ConcurrentHashMap<>();

    @After
    public void close() {
        rig.close();
    }

    private void boundWidgets(String... events) {
        rig.prototype("bound", Rig.scoped("INTERACTION", events), () -> new Recorder(context -> {}) {
            @Override
            public void opened(io.widgetry.api.WidgetContext opened) {
                bound.put(opened.interactionId().orElseThrow(), this);
                super.opened(opened);
            }
        });
    }

    @Test
    public void rule7_eventsThatRequireAnInteractionReachOnlyItsInstances() {
        boundWidgets("onInteractionEvent", "onContextDataEvent");
        Recorder home = rig.singleton("home", Rig.scoped("AGENT", "onContextDataEvent"), new Recorder());

        rig.call("one", "ALERTING");
        rig.call("two", "ALERTING");
        rig.accept("onContextDataEvent", "two", "{}");
        rig.settle();

        assertEquals(List.of("onInteractionEvent#1"), bound.get("one").told());
        assertEquals(
                List.of("onInteractionEvent#3", "onContextDataEvent#5"),
                bound.get("two").told());
        assertEquals(List.of(), home.told());
    }

    @Test
    public void rule7_anAgentScopedSubscriptionToSuchAnEventIsDiagnosed() {
        Recorder home = rig.singleton("home", Rig.scoped("AGENT", "onContextDataEvent"), new Recorder());
        rig.agentState("READY");
        rig.settle();
        home.context().api().onDataEvent("onMediaEvent", home::record);

        List<String> diagnoses = Diagnoses.of(rig.dispatcher().widget("home").orElseThrow(), Settings.DEFAULT);

        assertEquals(2, diagnoses.size());
        assertTrue(diagnoses.get(0), diagnoses.get(0).startsWith("onContextDataEvent requires an interaction"));
        assertTrue(diagnoses.get(1), diagnoses.get(1).startsWith("onMediaEvent requires an interaction"));
    }

    @Test
    public void rule8_eventsForTheWorkspaceReachHomeAndEveryInteraction() {
        boundWidgets("onAgentStateEvent", "onUserTypingEvent");
        Recorder home =
                rig.singleton("home", Rig.scoped("AGENT", "onAgentStateEvent", "onUserTypingEvent"), new Recorder());
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");

        rig.agentState("READY");
        rig.accept("onUserTypingEvent", null, "{\"interactionId\":\"two\"}");
        rig.settle();

        List<String> told = List.of("onAgentStateEvent#5", "onUserTypingEvent#6");
        assertEquals(told, bound.get("one").told());
        assertEquals(told, bound.get("two").told());
        assertEquals(told, home.told());
    }

    @Test
    public void rule8_anotherAgentsWorkspaceHearsNothing() {
        Map<String, Recorder> homes = new ConcurrentHashMap<>();
        rig.prototype("home", Rig.scoped("AGENT", "onAgentStateEvent"), () -> new Recorder() {
            @Override
            public void opened(io.widgetry.api.WidgetContext opened) {
                homes.put(opened.agentId().orElseThrow(), this);
                super.opened(opened);
            }
        });

        rig.agentState("READY");
        Rig.accepted(rig.publish(SourceEvent.of("onAgentStateEvent", "other").json("{\"currentState\":\"READY\"}")));
        rig.settle();

        assertEquals(1, homes.get(AGENT).events.size());
        assertEquals(1, homes.get("other").events.size());
    }

    @Test
    public void rule9_oneFactHasTwoNamesWhicheverTheSourceUsed() {
        boundWidgets("onInteractionEvent", "onAnyInteractionEvent");
        Recorder home = rig.singleton("home", Rig.scoped("AGENT", "onAnyInteractionEvent"), new Recorder());
        String json = Rig.sample("onInteractionEvent");

        rig.accept("onInteractionEvent", null, json);
        rig.accept("onAnyInteractionEvent", null, json);
        rig.settle();

        assertEquals(
                List.of(
                        "onInteractionEvent#1", "onAnyInteractionEvent#2",
                        "onInteractionEvent#3", "onAnyInteractionEvent#4"),
                bound.get(CALL).told());
        assertEquals(List.of("onAnyInteractionEvent#2", "onAnyInteractionEvent#4"), home.told());
        assertEquals(List.of(json, json), home.json("onAnyInteractionEvent").toList());
    }

    @Test
    public void rule9_soDoesAnEnd() {
        for (String name : List.of("onInteractionEndedEvent", "onAnyInteractionEndedEvent")) {
            bound.clear();
            try (Rig fresh = new Rig()) {
                Recorder told = new Recorder();
                fresh.prototype("bound", Rig.scoped("INTERACTION", ALL), () -> told);
                Recorder home =
                        fresh.singleton("home", Rig.scoped("AGENT", "onAnyInteractionEndedEvent"), new Recorder());
                fresh.call(CALL, "ACTIVE");
                fresh.accept(name, null, Rig.sample(name));
                fresh.settle();

                assertEquals(
                        List.of(
                                "onInteractionEvent#1", "onAnyInteractionEvent#2",
                                "onInteractionEndedEvent#3", "onAnyInteractionEndedEvent#4"),
                        told.told());
                assertEquals(List.of("onAnyInteractionEndedEvent#4"), home.told());
            }
        }
    }

    @Test
    public void rule10_everyUpdateFiresChangedOrNot() {
        boundWidgets("onInteractionEvent");
        for (int i = 0; i < 100; i++) {
            rig.call(CALL, "ACTIVE");
        }
        rig.settle();

        assertEquals(100, bound.get(CALL).events.size());
    }

    @Test
    public void rule11_anInstanceBeginsWithItsInteractionAndEndsWithIt() {
        boundWidgets("onInteractionEvent", "onInteractionEndedEvent");
        rig.call(CALL, "ALERTING");
        rig.end(CALL, false);
        rig.settle();

        assertEquals(
                List.of("opened", "onInteractionEvent", "onInteractionEndedEvent", "closed", "released"),
                bound.get(CALL).log);
        assertTrue(rig.dispatcher().widget("bound").orElseThrow().instances().isEmpty());
    }

    @Test
    public void rule11_aWidgetDeployedWhileTheInteractionLivesGetsAnInstance() {
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");
        boundWidgets("onInteractionEvent");
        rig.settle();

        assertEquals(List.of("onInteractionEvent#1r"), bound.get("one").told());
        assertEquals(List.of("onInteractionEvent#3r"), bound.get("two").told());
    }

    @Test
    public void rule12_withAfterContactWorkTheInstanceLivesUntilTheInteractionIsClosed() {
        boundWidgets(ALL);
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, true);
        rig.accept("onContextDataEvent", CALL, "{}");
        rig.settle();
        Recorder widget = bound.get(CALL);
        assertFalse(widget.log.contains("closed"));
        assertTrue(widget.context().state().interaction(CALL).orElseThrow().afterContactWork());

        rig.closeInteraction(CALL);
        rig.settle();

        assertEquals(
                List.of(
                        "opened",
                        "onInteractionEvent",
                        "onAnyInteractionEvent",
                        "onInteractionEndedEvent",
                        "onAnyInteractionEndedEvent",
                        "onContextDataEvent",
                        "closed",
                        "released"),
                widget.log);
    }

    @Test
    public void rule12_theEndIsToldEvenIfNoSourceToldIt() {
        boundWidgets("onInteractionEndedEvent");
        rig.call(CALL, "HELD");
        rig.closeInteraction(CALL);
        rig.settle();

        DataEvent ended = bound.get(CALL).events.get(0);
        assertEquals("HELD", ((Interaction) ended.payload()).state());
        assertTrue(ended.state().interaction(CALL).isPresent());
    }

    @Test
    public void rule12_noEventFollowsTheClosing() {
        boundWidgets(ALL);
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, false);

        for (String event : List.of(
                "onInteractionEvent",
                "onAnyInteractionEvent",
                "onContextDataEvent",
                "onInteractionEndedEvent",
                "onUserTypingEvent")) {
            assertEquals(
                    event,
                    Reason.INTERACTION_CLOSED,
                    rig.publish(event, CALL, "{}").reason().orElseThrow());
        }
        rig.settle();
        assertEquals("released", bound.get(CALL).log.get(bound.get(CALL).log.size() - 1));
    }

    @Test
    public void rule12_aSecondEndIsRejected() {
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, true);

        assertEquals(
                Reason.ALREADY_ENDED,
                rig.publish("onAnyInteractionEndedEvent", CALL, "{}").reason().orElseThrow());
    }

    @Test
    public void rule13_theEndedPayloadIsTheLastKnownOne() {
        boundWidgets("onInteractionEndedEvent");
        rig.call(CALL, "HELD");
        rig.accept("onInteractionEndedEvent", CALL, "{\"id\":\"" + CALL + "\",\"state\":\"ENDED\"}");
        rig.settle();

        assertEquals("HELD", ((Interaction) bound.get(CALL).events.get(0).payload()).state());
    }

    @Test
    public void rule13_unknownStatesChannelsAndTypesPass() {
        boundWidgets("onInteractionEvent");
        rig.accept("onInteractionEvent", CALL, "{\"state\":\"PARKED\",\"channel\":\"FAX\",\"interactionType\":\"X\"}");
        rig.settle();

        Interaction told = (Interaction) bound.get(CALL).events.get(0).payload();
        assertEquals("PARKED FAX X", told.state() + " " + told.channel() + " " + told.interactionType());
    }

    @Test
    public void rule14_inAConferenceTheConsultLegEndsAndTheCustomersInteractionGoesOn() {
        boundWidgets("onInteractionEndedEvent");
        rig.call(CALL, "HELD");
        rig.accept("onInteractionEvent", "leg", "{\"state\":\"ACTIVE\",\"interactionType\":\"CONSULTING\"}");
        rig.accept("onInteractionEndedEvent", "leg", "{\"state\":\"ACTIVE\",\"interactionType\":\"CONSULTING\"}");
        rig.call(CALL, "ACTIVE");
        rig.settle();

        assertEquals("CONSULTING", ((Interaction) bound.get("leg").events.get(0).payload()).interactionType());
        assertEquals(List.of(), bound.get(CALL).told());
        assertEquals(1, rig.dispatcher().workspace(AGENT).orElseThrow().state().interactionCount());
    }

    @Test
    public void rule15_loggedOutClosesTheWorkspaceAfterItIsDelivered() {
        boundWidgets("onAgentStateEvent", "onInteractionEndedEvent");
        Recorder home = rig.singleton(
                "home", Rig.scoped("AGENT", "onAgentStateEvent", "onAnyInteractionEndedEvent"), new Recorder());
        rig.call(CALL, "ACTIVE");
        rig.agentState("LOGGED_OUT");
        rig.settle();

        assertEquals(
                List.of("opened", "onAgentStateEvent", "onInteractionEndedEvent", "closed", "released"),
                bound.get(CALL).log);
        assertEquals(List.of("opened", "onAgentStateEvent", "onAnyInteractionEndedEvent", "closed"), home.log);
        assertTrue(rig.dispatcher().workspace(AGENT).isEmpty());
    }

    @Test
    public void rule15_aNewSignInBeginsANewWorkspace() {
        rig.call(CALL, "ACTIVE");
        rig.agentState("LOGGED_OUT");

        assertEquals(1, rig.agentState("READY"));
        assertEquals(2, rig.call(CALL, "ACTIVE"));
    }
}
