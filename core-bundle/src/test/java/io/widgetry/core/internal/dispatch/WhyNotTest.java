package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** Why an event was never meant for a widget. */
public class WhyNotTest {
    private static final String LATER = "; who subscribes later is told the latest value, marked as replayed";
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}";

    private final Rig rig = new Rig();
    private final Paths paths = new Paths(rig);

    @After
    public void close() {
        rig.close();
    }

    private Recorder widget(String id, String scope, String... events) {
        return rig.singleton(id, Rig.scoped(scope, events), new Recorder());
    }

    private void assertWhy(long sequence, String widgetId, String reason) {
        rig.settle();
        assertEquals(reason, paths.whyNot(sequence, widgetId));
    }

    private void assertWhyMatches(long sequence, String widgetId, String pattern) {
        rig.settle();
        String reason = paths.whyNot(sequence, widgetId);
        assertTrue(reason, reason.matches(pattern));
    }

    private List<Outcome> outcomes(long sequence, String widgetId) {
        rig.settle();
        return paths.outcomes(sequence, widgetId);
    }

    private WidgetContext contextOf(String widgetId, String interactionId) {
        rig.settle();
        return rig.dispatcher().widget(widgetId).orElseThrow().instances().stream()
                .filter(instance -> interactionId == null || interactionId.equals(instance.interactionId()))
                .findFirst()
                .orElseThrow()
                .context();
    }

    private long last() {
        return rig.dispatcher().workspace(AGENT).orElseThrow().state().sequence();
    }

    @Test
    public void rule7_anAgentScopedWidgetAndAnEventThatRequiresAnInteraction() {
        widget("board", "AGENT", "onInteractionEvent", "onMediaEvent");
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, true);
        rig.accept("onMediaEvent", CALL, "{}");
        String why = "it is agent-scoped, and this event requires an interaction: ";

        assertWhy(1, "board", why + "subscribe to onAnyInteractionEvent to see every interaction");
        assertWhy(3, "board", why + "subscribe to onAnyInteractionEndedEvent to see every interaction's end");
        assertWhy(5, "board", why + "give it the interaction scope, or the runtime scope to see every interaction");
    }

    @Test
    public void aWidgetThatDoesNotSubscribe() {
        widget("board", "AGENT", "onNavigationEvent");
        widget("all", "RUNTIME", "onNavigationEvent");

        assertWhy(rig.agentState("READY"), "board", "it does not subscribe to onAgentStateEvent");
        assertWhy(1, "all", "it does not subscribe to onAgentStateEvent");
    }

    @Test
    public void rule9_aWidgetThatSubscribesToTheOtherName() {
        widget("board", "AGENT", "onAnyInteractionEvent");
        widget("card", "INTERACTION", "onInteractionEvent");
        widget("log", "RUNTIME", "onInteractionEvent", "onAnyInteractionEndedEvent");
        rig.call(CALL, "ACTIVE");
        long end = rig.end(CALL, true);

        assertWhy(
                2,
                "card",
                "it does not subscribe to onAnyInteractionEvent, but to onInteractionEvent, under which the same is told"
                        + " as number 1: see event:why 600008/1");
        assertWhy(
                end,
                "log",
                "it does not subscribe to onInteractionEndedEvent, but to onAnyInteractionEndedEvent, under which the same"
                        + " is told as number 4: see event:why 600008/4");
        assertEquals(List.of(Outcome.HANDLED), outcomes(1, "card"));
    }

    @Test
    public void rule11_anInteractionScopedWidgetWithoutAnInteraction() {
        widget("card", "INTERACTION", "onAgentStateEvent");
        rig.publish(
                SourceEvent.of("onInteractionEvent", "other").interaction("x").json("{}"));

        assertWhy(
                rig.agentState("READY"),
                "card",
                "it has no instance for agent 600008 (it has 1 for other agents): a widget that is interaction-scoped has"
                        + " one only while an interaction lives");
    }

    @Test
    public void anInstanceThatBeganLater() {
        Recorder card = widget("card", "INTERACTION", "onUserTypingEvent", "onNavigationEvent");
        long typing = rig.accept("onUserTypingEvent", null, "{}");
        rig.accept("onNavigationEvent", null, "{}");
        rig.call(CALL, "ACTIVE");

        assertWhyMatches(typing, "card", "its instance there began at " + TIME + ", after this event");
        assertEquals(List.of("onNavigationEvent#2r"), card.told());
        assertEquals(List.of(Outcome.HANDLED), outcomes(2, "card"));
    }

    @Test
    public void aWidgetThatWasDeployedLater() {
        rig.accept("onCustomCardEndedEvent", null, "{}");
        rig.agentState("READY");
        widget("late", "AGENT", "onCustomCardEndedEvent");

        assertWhyMatches(1, "late", "it was deployed at " + TIME + ", after this event");
        assertWhyMatches(2, "late", "it was deployed at " + TIME + ", after this event" + LATER);
    }

    @Test
    public void aVersionThatSubscribesToMoreThanTheOneBefore() {
        widget("w", "AGENT", "onAgentStateEvent");
        long card = rig.accept("onCustomCardEndedEvent", null, "{}");
        rig.settle();
        WidgetHost old = rig.dispatcher().widget("w").orElseThrow();
        rig.dispatcher().deployments().remove(old);
        widget("w", "AGENT", "onAgentStateEvent", "onCustomCardEndedEvent");

        assertWhyMatches(
                card,
                "w",
                "it has subscribed to onCustomCardEndedEvent since version 1.0.0, deployed at " + TIME
                        + ", after this event");
        long next = rig.accept("onCustomCardEndedEvent", null, "{}");
        rig.settle();
        assertEquals(List.of(Outcome.HANDLED), outcomes(next, "w"));
    }

    @Test
    public void aCallbackThatWasAddedLater() {
        Recorder widget = widget("w", "AGENT", "onNavigationEvent");
        long card = rig.accept("onCustomCardEndedEvent", null, "{}");
        rig.settle();
        widget.context().api().onDataEvent("onCustomCardEndedEvent", event -> {});

        assertWhy(card, "w", "it subscribes to onCustomCardEndedEvent now, but did not yet when this event came");
    }

    @Test
    public void rule20_aTokenThatWasNotGranted() {
        widget("w", "AGENT", "onSSOTokenRefreshEvent");

        assertWhy(
                rig.accept("onSSOTokenRefreshEvent", null, "\"t\""),
                "w",
                "onSSOTokenRefreshEvent is a secret that it was not granted: add test.w/w to the core's tokenGrants if it"
                        + " is to get it");
    }

    @Test
    public void anAgentWhoHasSignedOut() {
        widget("card", "INTERACTION", "onAgentStateEvent");
        long state = rig.agentState("LOGGED_OUT");

        assertWhy(state, "card", "agent 600008 has signed out since, and this widget had not been given it before");
    }

    @Test
    public void aWidgetThatIsNotThereOrHasGone() {
        widget("w", "AGENT", "onAgentStateEvent");
        long before = rig.accept("onCustomCardEndedEvent", null, "{}");
        rig.settle();
        WidgetHost host = rig.dispatcher().widget("w").orElseThrow();
        rig.dispatcher().configure(Settings.DEFAULT.withUpdateWindow(Duration.ZERO));
        rig.dispatcher().deployments().remove(host);
        long after = rig.accept("onCustomCardEndedEvent", null, "{}");

        assertWhyMatches(before, "w", "it was removed at " + TIME + ", and had not been given this event until then");
        assertWhyMatches(after, "w", "it was removed at " + TIME + ", before this event");
        assertWhy(after, "nobody", "no widget of this id is deployed: widget:list shows those that are");
    }

    @Test
    public void theControlEventIsForNoWidget() {
        widget("w", "RUNTIME", SourceEvent.INTERACTION_CLOSED);
        rig.call(CALL, "ACTIVE");
        rig.publish(SourceEvent.of(SourceEvent.INTERACTION_CLOSED, AGENT)
                .interaction(CALL)
                .from("/s", "control"));

        assertEquals(
                "widgets are not told interactionClosed: the end of the interaction is told them as"
                        + " onInteractionEndedEvent",
                paths.explain("control", "w")
                        .orElseThrow()
                        .deliveries()
                        .get(0)
                        .reason()
                        .orElseThrow());
    }

    private void talkers() {
        for (String id : List.of("a", "b")) {
            widget(id, "INTERACTION", "onMessageEvent");
            widget("home-" + id, "AGENT", "onMessageEvent");
            widget("all-" + id, "RUNTIME", "onMessageEvent");
        }
        rig.call(CALL, "ACTIVE");
    }

    @Test
    public void rule16_aMessageWithinAnInteraction() {
        talkers();
        contextOf("a", CALL).api().sendMessage("hello");
        String elsewhere = ": sendMessageToAnyWidget reaches every widget of the workspace";

        assertWhy(last(), "a", "it sent the message itself, and a sender does not hear itself");
        assertEquals(List.of(Outcome.HANDLED), outcomes(last(), "b"));
        String sent = "the message was sent within interaction " + CALL + ", and this widget is ";
        assertWhy(last(), "home-a", sent + "agent-scoped" + elsewhere);
        assertWhy(last(), "all-a", sent + "runtime-scoped" + elsewhere);
    }

    @Test
    public void rule16_aMessageWithinHomeAndAmongTheRuntimesWidgets() {
        talkers();
        contextOf("home-a", null).api().sendMessage("hello");
        String elsewhere = ": sendMessageToAnyWidget reaches every widget of the workspace";

        assertWhy(last(), "home-a", "it sent the message itself, and a sender does not hear itself");
        assertEquals(List.of(Outcome.HANDLED), outcomes(last(), "home-b"));
        assertWhy(
                last(),
                "b",
                "the message was sent within the home of agent 600008, and this widget is interaction-scoped"
                        + elsewhere);

        rig.prototype(
                "runtime",
                Rig.scoped("RUNTIME", "onNavigationEvent"),
                () -> new Acting((event, context) -> context.api().sendMessage("hello")));
        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();
        assertEquals(List.of(Outcome.HANDLED), outcomes(last(), "all-b"));
        assertWhy(
                last(),
                "home-a",
                "the message was sent within the runtime's own widgets, and this widget is agent-scoped" + elsewhere);
    }

    @Test
    public void rule16_aMessageToOneWidget() {
        talkers();
        contextOf("a", CALL).api().sendMessage("hello", "b");
        long plain = last() - 1;

        assertEquals(List.of(Outcome.HANDLED), outcomes(plain, "b"));
        assertWhy(plain, "home-a", "the message was addressed to widget b alone");
        assertWhy(last(), "a", "the message was addressed to widget b alone");
        assertWhy(
                last(),
                "b",
                "it does not subscribe to onMessageEvent:b, but to onMessageEvent, under which the same is told as number "
                        + plain + ": see event:why 600008/" + plain);
    }

    @Test
    public void rule16_aMessageToEveryWidget() {
        talkers();
        rig.call("another", "ACTIVE");
        contextOf("a", CALL).api().sendMessageToAnyWidget("hello");
        contextOf("home-a", null).api().sendMessageToAnyWidget("hello");
        rig.settle();

        assertEquals("the other instance hears it", 1, outcomes(last() - 1, "a").size());
        assertWhy(last(), "home-a", "it sent the message itself, and a sender does not hear itself");
        assertEquals(2, outcomes(last(), "b").size());
    }

    @Test
    public void aMessageOfASourceToAnInteraction() {
        talkers();
        rig.call("another", "ACTIVE");
        long message = rig.accept("onMessageEvent", CALL, "1");
        long nowhere = rig.accept("onMessageEvent", "unknown", "1");
        String why = "a source addressed this message to an interaction, where it stays, and this widget is ";

        assertWhy(message, "home-a", why + "agent-scoped");
        assertWhy(message, "all-a", why + "runtime-scoped");
        rig.settle();
        assertEquals(List.of(Outcome.HANDLED), outcomes(message, "a"));
        assertWhy(
                nowhere,
                "a",
                "its instances for agent 600008 are bound to other interactions, and this event is for unknown");
    }

    @Test
    public void whatIsSaidIsSaidOfTheIndexAsItIs() {
        Map<String, Recorder> widgets = Map.of(
                "home", widget("home", "AGENT", "onAgentStateEvent", "onMediaEvent", "onNavigationEvent"),
                "card", widget("card", "INTERACTION", "onMediaEvent", "onUserTypingEvent"),
                "all", widget("all", "RUNTIME", "onMediaEvent", "onAnyInteractionEvent"));
        rig.agentState("READY");
        rig.call(CALL, "ACTIVE");
        rig.accept("onMediaEvent", CALL, "{}");
        rig.accept("onUserTypingEvent", "unknown", "{}");
        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();

        widgets.forEach((id, recorder) -> {
            for (long sequence = 1; sequence <= last(); sequence++) {
                long number = sequence;
                boolean told = recorder.events.stream().anyMatch(event -> event.sequence() == number);
                assertEquals(
                        id + " " + sequence,
                        List.of(told ? Outcome.HANDLED : Outcome.FILTERED),
                        outcomes(sequence, id));
            }
        });
    }
}
