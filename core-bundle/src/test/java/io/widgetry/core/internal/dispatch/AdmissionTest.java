package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.PublishResult.Status;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.After;
import org.junit.Test;

/** Rules 17 to 21, duplicates, limits: what is accepted, and what of it is told to whom. */
public class AdmissionTest {
    private Rig rig = new Rig();

    @After
    public void close() {
        rig.close();
    }

    private void restart(Product product, Set<String> grants, int agents, int interactions) {
        rig.close();
        Limits d = Settings.DEFAULT.limits();
        rig = new Rig(Settings.DEFAULT
                .withProduct(product)
                .withTokenGrants(grants)
                .withUpdateWindow(Duration.ZERO)
                .withLimits(new Limits(
                        d.mailboxCapacity(),
                        64,
                        agents,
                        interactions,
                        d.closedInteractions(),
                        d.store(),
                        d.traces(),
                        d.messages())));
    }

    private static void assertRejected(Reason reason, String message, PublishResult result) {
        assertEquals(message, result.message());
        assertEquals(reason, result.reason().orElseThrow());
    }

    @Test
    public void rule17_theRawJsonIsToldAsReceived() {
        String json = "{ \"z\":1.0E+2, \"a b\":{\"$$k\":[ ]}, \"id\":\"not-a-uuid\",\"state\":null }";
        Recorder widget = rig.singleton("w", Rig.scoped("INTERACTION", "onInteractionEvent"), new Recorder());

        rig.accept("onInteractionEvent", null, json);
        rig.settle();

        assertEquals(json, widget.events.get(0).json());
        assertEquals("not-a-uuid", widget.events.get(0).interactionId().orElseThrow());
    }

    @Test
    public void rule18_characterLimitsArePassedOn() {
        Recorder widget = rig.singleton("w", Rig.scoped("INTERACTION", "onContextDataEvent"), new Recorder());

        rig.accept("onContextDataEvent", null, Rig.sample("onContextDataEvent"));
        rig.settle();

        ContextData told = (ContextData) widget.events.get(0).payload();
        assertEquals(10_000, told.characterLimit("WEBCHAT_MAX_CHAR").orElseThrow());
    }

    @Test
    public void rule20_theTokenReachesOnlyWidgetsThatWereGrantedIt() {
        restart(Product.AXP, Set.of("test.granted"), 100, 100);
        Recorder granted = rig.singleton("granted", Rig.scoped("AGENT", "onSSOTokenRefreshEvent"), new Recorder());
        Recorder other = rig.singleton("other", Rig.scoped("AGENT", "onSSOTokenRefreshEvent"), new Recorder());

        rig.accept("onSSOTokenRefreshEvent", null, "\"s3cret\"");
        Recorder late = rig.singleton("late", Rig.scoped("AGENT", "onSSOTokenRefreshEvent"), new Recorder());
        rig.settle();

        assertEquals(List.of("onSSOTokenRefreshEvent#1"), granted.told());
        assertEquals(List.of(), other.told());
        assertEquals(List.of(), late.told());
        assertEquals("s3cret", ((SsoToken) granted.events.get(0).payload()).value());
        assertTrue(granted.context().api().getConfiguration().token().isPresent());
        assertFalse(other.context().api().getConfiguration().token().isPresent());
        assertTrue(Diagnoses.of(
                        rig.dispatcher().widget("other").orElseThrow(),
                        rig.dispatcher().settings())
                .get(0)
                .contains("was not granted"));
    }

    @Test
    public void rule20_theTokenIsMaskedForMonitorsAndInTexts() {
        restart(Product.AXP, Set.of("test.granted"), 100, 100);
        Queue<ObservedEvent> observed = new ConcurrentLinkedQueue<>();
        rig.dispatcher().monitors().open(EventFilter.ALL, 10, observed::add);
        Recorder granted = rig.singleton("granted", Rig.scoped("AGENT", "onSSOTokenRefreshEvent"), new Recorder());

        rig.accept("onSSOTokenRefreshEvent", null, "{\"token\":\"s3cret\"}");
        rig.settle();

        ObservedEvent seen = observed.element();
        DataEvent told = granted.events.get(0);
        for (String text : List.of(
                seen.toString(),
                seen.json(),
                seen.origin().orElseThrow().json().orElseThrow(),
                told.toString(),
                told.payload().toString(),
                granted.context().api().getConfiguration().toString())) {
            assertFalse(text, text.contains("s3cret"));
        }
    }

    @Test
    public void rule21_whatTheProductLacksIsRejectedAndSaysSo() {
        restart(Product.AXP_CONNECT, Set.of(), 100, 100);
        Recorder widget = rig.singleton("w", Rig.scoped("AGENT", "onTeamMemberEvent"), new Recorder());

        for (DataEventType type : DataEventType.values()) {
            if (!type.products().contains(Product.AXP_CONNECT)) {
                assertRejected(
                        Reason.NOT_IN_PRODUCT,
                        type.wireName() + " is not part of axp-connect, the product that this runtime runs as",
                        rig.publish(type.wireName(), CALL, "{}"));
            }
        }
        rig.agentState("READY");
        rig.settle();
        assertEquals(List.of(), widget.told());
        assertTrue(Diagnoses.of(
                        rig.dispatcher().widget("w").orElseThrow(),
                        rig.dispatcher().settings())
                .get(0)
                .startsWith("onTeamMemberEvent is not part of axp-connect"));
    }

    @Test
    public void aSecondEventWithTheSameSourceAndIdIsADuplicateWhoeverItIsFor() {
        SourceEvent.Builder event =
                SourceEvent.of("onAgentStateEvent", AGENT).from("/cti", "1").json("{}");
        assertEquals(Status.ACCEPTED, rig.publish(event).status());
        assertEquals(Status.DUPLICATE, rig.publish(event).status());
        assertEquals(
                Status.DUPLICATE,
                rig.publish(SourceEvent.of("onAgentStateEvent", "x")
                                .from("/cti", "1")
                                .json("{}"))
                        .status());
        assertEquals(Status.ACCEPTED, rig.publish(event.from("/other", "1")).status());
        assertEquals(2, rig.dispatcher().counters().accepted());
        assertEquals(2, rig.dispatcher().counters().duplicates());
    }

    @Test
    public void aRejectedEventIsNotRememberedAsASeenOne() {
        SourceEvent.Builder closing = SourceEvent.of(SourceEvent.INTERACTION_CLOSED, AGENT)
                .interaction(CALL)
                .from("/cti", "7");
        assertEquals(Status.REJECTED, rig.publish(closing).status());
        rig.call(CALL, "ACTIVE");
        assertEquals(Status.ACCEPTED, rig.publish(closing).status());
    }

    @Test
    public void everyRejectionNamesTheCulpritAndLeavesTheStateAlone() {
        rig.call(CALL, "ACTIVE");
        assertRejected(
                Reason.NO_INTERACTION,
                "onMediaMessageEvent is about an interaction but names none:"
                        + " give its id as subject, or as interactionId in data",
                rig.publish("onMediaMessageEvent", null, "{\"body\":\"x\"}"));
        assertRejected(
                Reason.NO_INTERACTION,
                "interaction nowhere of agent 600008 is not open, so it cannot be closed",
                rig.publish(
                        SourceEvent.of(SourceEvent.INTERACTION_CLOSED, AGENT).interaction("nowhere")));
        assertRejected(
                Reason.MALFORMED,
                "an event needs a type and an agent id that are not blank",
                rig.publish(SourceEvent.of("onAgentStateEvent", " ").json("{}")));
        assertEquals(
                Reason.WRONG_PAYLOAD_TYPE,
                rig.publish("onParticipantsAdded", CALL, "{}").reason().orElseThrow());
        assertEquals(
                Reason.MALFORMED,
                rig.publish("onAgentStateEvent", null, "{").reason().orElseThrow());
        assertEquals(2, rig.dispatcher().workspace(AGENT).orElseThrow().state().sequence());
        assertEquals(1, rig.dispatcher().workspaces().size());
    }

    @Test
    public void limitsOfAgentsAndInteractionsAreKept() {
        restart(Product.AXP, Set.of(), 1, 2);
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");

        assertRejected(
                Reason.LIMIT,
                "interaction three of agent 600008 would exceed the configured limit of 2 live interactions of one agent",
                rig.publish("onInteractionEvent", "three", "{}"));
        assertRejected(
                Reason.LIMIT,
                "agent x would exceed the configured limit of 1 workspaces",
                rig.publish(SourceEvent.of("onAgentStateEvent", "x").json("{}")));
        rig.end("one", false);
        rig.call("three", "ACTIVE");
    }

    @Test
    public void afterStopNothingIsAccepted() {
        rig.dispatcher().close();

        assertEquals(
                Reason.STOPPING,
                rig.publish("onAgentStateEvent", null, "{}").reason().orElseThrow());
    }
}
