package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Untyped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** Rules 1 to 6: subscribing. */
public class SubscribingRulesTest {
    private final Rig rig = new Rig();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @After
    public void close() {
        rig.close();
    }

    private Recorder home(String... events) {
        Recorder widget = rig.singleton("home" + System.nanoTime(), Rig.scoped("AGENT", events), new Recorder());
        rig.agentState("READY");
        rig.settle();
        return widget;
    }

    @Test
    public void rule1_severalCallbacksAreCalledInTheOrderInWhichTheyWereAdded() {
        WidgetApi api = home().context().api();
        api.onDataEvent("onNavigationEvent", event -> calls.add("first"));
        api.onDataEvent("onNavigationEvent", event -> calls.add("second"));
        api.onDataEvent("onNavigationEvent", event -> calls.add("third"));

        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();

        assertEquals(List.of("first", "second", "third"), calls);
    }

    @Test
    public void rule1_aCallbackThatThrowsStopsNoOther() {
        WidgetApi api = home().context().api();
        api.onDataEvent("onNavigationEvent", event -> {
            throw new AssertionError("on purpose");
        });
        api.onDataEvent("onNavigationEvent", event -> calls.add("second"));

        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();

        assertEquals(List.of("second"), calls);
    }

    @Test
    public void rule2_removeDataEventRemovesOnlyThisApiObjectsCallbacks() {
        Recorder widget = home();
        WidgetApi mine = widget.context().api();
        WidgetApi other = widget.context().newApi();
        mine.onDataEvent("onNavigationEvent", event -> calls.add("mine"));
        mine.onDataEvent("onCardFocusedEvent", event -> calls.add("mine, other event"));
        other.onDataEvent("onNavigationEvent", event -> calls.add("other"));

        mine.removeDataEvent("onNavigationEvent");
        mine.removeDataEvent("onNeverSubscribed");
        rig.accept("onNavigationEvent", null, "{}");
        rig.accept("onCardFocusedEvent", null, "{}");
        rig.settle();

        assertEquals(List.of("other", "mine, other event"), calls);
    }

    @Test
    public void rule2_removingLeavesOtherWidgetsAndDeclaredSubscriptionsAlone() {
        Recorder declared = home("onNavigationEvent");
        Recorder other = rig.singleton("other", Rig.scoped("AGENT", "onNavigationEvent"), new Recorder());
        rig.settle();
        declared.context().api().removeDataEvent("onNavigationEvent");
        declared.context().api().removeAllDataEvents();

        long sequence = rig.accept("onNavigationEvent", null, "{}");
        rig.settle();

        assertEquals(List.of("onNavigationEvent#" + sequence), declared.told());
        assertEquals(List.of("onNavigationEvent#" + sequence), other.told());
    }

    @Test
    public void rule3_removeAllDataEventsRemovesAllOfThisApiObjects() {
        Recorder widget = home();
        WidgetApi mine = widget.context().api();
        WidgetApi other = widget.context().newApi();
        mine.onDataEvent("onNavigationEvent", event -> calls.add("mine"));
        mine.onDataEvent("onCardFocusedEvent", event -> calls.add("mine"));
        other.onDataEvent("onCardFocusedEvent", event -> calls.add("other"));

        mine.removeAllDataEvents();
        rig.accept("onNavigationEvent", null, "{}");
        rig.accept("onCardFocusedEvent", null, "{}");
        rig.settle();

        assertEquals(List.of("other"), calls);
    }

    @Test
    public void rule4_aNameOutsideTheCatalogueIsAcceptedAndDelivered() {
        Recorder widget = home("onHouseEvent");

        rig.accept("onHouseEvent", null, "[1,{\"a\":null}]");
        rig.accept("onhouseevent", null, "1");
        rig.settle();

        DataEvent event = widget.events.get(0);
        assertEquals(1, widget.events.size());
        assertTrue(event.type().isEmpty());
        assertEquals(List.of(1, Collections.singletonMap("a", null)), ((Untyped) event.payload()).value());
    }

    @Test
    public void rule5_aLateSubscriberIsToldTheCurrentValueBeforeAnyLaterEvent() {
        rig.agentState("READY");
        long current = rig.agentState("NOT_READY");

        Recorder late = rig.singleton("late", Rig.scoped("AGENT", "onAgentStateEvent"), new Recorder());
        long next = rig.agentState("READY");
        rig.settle();

        assertEquals(List.of("onAgentStateEvent#" + current + "r", "onAgentStateEvent#" + next), late.told());
    }

    @Test
    public void rule5_aLateCallbackIsToldTheCurrentValueAloneAndOnce() {
        Recorder widget = home("onAgentStateEvent");
        List<String> late = Collections.synchronizedList(new ArrayList<>());
        long current = rig.agentState("NOT_READY");
        rig.settle();

        widget.context().api().onDataEvent("onAgentStateEvent", event -> late.add(Recorder.text(event)));
        long next = rig.agentState("READY");
        rig.settle();

        assertEquals(List.of("onAgentStateEvent#" + current + "r", "onAgentStateEvent#" + next), late);
        assertEquals(
                List.of("onAgentStateEvent#1", "onAgentStateEvent#" + current, "onAgentStateEvent#" + next),
                widget.told());
    }

    @Test
    public void rule5_everyKeptValueIsToldInTheOrderOfTheNumbers() {
        rig.agentState("READY");
        rig.accept("onTeamMemberEvent", null, "{\"userHandle\":\"ann\",\"state\":\"READY\"}");
        rig.accept("onTeamMemberEvent", null, "{\"userHandle\":\"bob\",\"state\":\"READY\"}");
        rig.accept("onTeamMemberEvent", null, "{\"userHandle\":\"ann\",\"state\":\"NOT_READY\"}");
        rig.accept("onResourceAcquiredEvent", null, "{\"channel\":\"VOICE\",\"providerId\":\"1\"}");
        rig.accept("onResourceAcquiredEvent", null, "{\"channel\":\"EMAIL\",\"providerId\":\"1\"}");
        rig.accept("onResourceReleasedEvent", null, "{\"channel\":\"VOICE\",\"providerId\":\"1\"}");
        rig.accept("onChannelStatusUpdateEvent", null, "{\"name\":\"Chat\"}");

        Recorder late = rig.singleton(
                "late",
                Rig.scoped(
                        "AGENT",
                        "onChannelStatusUpdateEvent",
                        "onResourceAcquiredEvent",
                        "onResourceReleasedEvent",
                        "onTeamMemberEvent"),
                new Recorder());
        rig.settle();

        assertEquals(
                List.of(
                        "onTeamMemberEvent#3r",
                        "onTeamMemberEvent#4r",
                        "onResourceAcquiredEvent#6r",
                        "onChannelStatusUpdateEvent#8r"),
                late.told());
    }

    @Test
    public void rule5_occurrencesAreNeverRepeated() {
        rig.agentState("READY");
        rig.accept("onCustomCardEndedEvent", null, "{\"id\":\"1\"}");
        rig.accept("onUserTypingEvent", null, "{}");

        Recorder late = rig.singleton(
                "late", Rig.scoped("AGENT", "onCustomCardEndedEvent", "onUserTypingEvent"), new Recorder());
        rig.settle();

        assertEquals(List.of(), late.told());
    }

    @Test
    public void rule5_subscribingInOpenedMissesNothingOfTheInteraction() {
        Recorder widget = new Recorder(context -> {
            context.api().onDataEvent("onInteractionEvent", event -> calls.add(Recorder.text(event)));
            context.api().onDataEvent("onMediaMessageEvent", event -> calls.add(Recorder.text(event)));
        });
        rig.singleton("subscriber", Rig.scoped("INTERACTION"), widget);

        rig.call(CALL, "ALERTING");
        rig.accept("onMediaMessageEvent", CALL, "{\"body\":\"one\"}");
        rig.call(CALL, "ACTIVE");
        rig.settle();

        assertEquals(List.of("onInteractionEvent#1", "onMediaMessageEvent#3", "onInteractionEvent#4"), calls);
    }

    @Test
    public void rule6_aGetterInsideACallbackAnswersAsOfThatEvent() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Recorder widget = new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, io.widgetry.api.WidgetContext within) {
                seen.add(event.sequence() + ":" + within.api().getCapabilities().allowed() + ":"
                        + event.state().sequence());
            }
        };
        rig.singleton("reader", Rig.scoped("AGENT", "onAgentStateEvent", "onCapabilitiesEvent"), widget);

        rig.agentState("READY");
        rig.accept("onCapabilitiesEvent", null, "{\"canLogout\":true}");
        rig.agentState("NOT_READY");
        rig.accept("onCapabilitiesEvent", null, "{\"canLogin\":true}");
        rig.settle();

        assertEquals(List.of("1:[]:1", "2:[canLogout]:2", "3:[canLogout]:3", "4:[canLogin]:4"), seen);
    }

    @Test
    public void rule6_capabilitiesHaveAValueBeforeAnyEvent() {
        assertEquals(Capabilities.NONE, home().context().api().getCapabilities());
        assertEquals(AGENT, home().context().state().agentId());
        assertEquals(Map.of(), home().context().api().getCapabilities().flags());
    }
}
