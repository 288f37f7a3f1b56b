package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Product;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.PublishResult.Status;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Test;

/** An event that is not accepted leaves a trace that says why. */
public class TraceRejectionTest {
    private final Rig rig = new Rig(settings());
    private final Paths paths = new Paths(rig);

    private static Settings settings() {
        Limits d = Settings.DEFAULT.limits();
        return Settings.DEFAULT
                .withProduct(Product.AXP_CONNECT)
                .withLimits(new Limits(
                        d.mailboxCapacity(), d.duplicateWindow(), 1, 2, 10, d.store(), d.traces(), d.messages()));
    }

    @After
    public void close() {
        rig.close();
    }

    /** Checks the trace and returns the reason. */
    private PublishResult publish(SourceEvent.Builder event) {
        PublishResult result = rig.publish(event);
        EventTrace trace = paths.latest().get(0);
        assertEquals(Optional.of(result.message()), trace.rejection());
        assertEquals(0, trace.sequence());
        assertEquals(event.build().type(), trace.name());
        assertEquals(Optional.of(event.build().source()), trace.source());
        assertEquals(event.build().id(), trace.id());
        assertEquals(List.of(), paths.explained(Long.toString(trace.number())).deliveries());
        return result;
    }

    private static SourceEvent.Builder event(String type) {
        return SourceEvent.of(type, AGENT).interaction(CALL).json("{}");
    }

    @Test
    public void everyReasonIsTraced() {
        Map<Reason, SourceEvent.Builder> events = new EnumMap<>(Reason.class);
        rig.accept("onInteractionEvent", "closed", "{}");
        rig.closeInteraction("closed");
        rig.accept("onInteractionEvent", CALL, "{}");
        rig.end(CALL, true);
        events.put(Reason.MALFORMED, event("onAgentStateEvent").json("{"));
        events.put(Reason.WRONG_PAYLOAD_TYPE, event("onAgentStateEvent").json("[]"));
        events.put(Reason.NO_INTERACTION, event("onInteractionEvent").interaction(null));
        events.put(Reason.INTERACTION_CLOSED, event("onInteractionEvent").interaction("closed"));
        events.put(Reason.ALREADY_ENDED, event("onInteractionEndedEvent"));
        events.put(Reason.NOT_IN_PRODUCT, event("onMediaEvent").from("/x", "not-here"));
        events.put(
                Reason.LIMIT,
                SourceEvent.of("onAgentStateEvent", "one-too-many").json("{}"));
        events.forEach((reason, event) ->
                assertEquals(Optional.of(reason), publish(event).reason()));

        rig.dispatcher().drain(Duration.ZERO);
        assertEquals(
                Optional.of(Reason.STOPPING),
                publish(event("onInteractionEvent")).reason());
        events.put(Reason.STOPPING, event("x"));
        assertEquals("every reason has been tried", Reason.values().length, events.size());
    }

    @Test
    public void aDuplicateIsTraced() {
        rig.publish(event("onAgentStateEvent").from("/s", "id"));

        assertEquals(
                Status.DUPLICATE,
                publish(event("onAgentStateEvent").from("/s", "id")).status());
    }

    @Test
    public void aWidgetIsToldThatNobodyGotIt() {
        rig.singleton("w", Rig.scoped("AGENT", "onAgentStateEvent"), new Recorder());
        publish(event("onAgentStateEvent").json("[]").from("/s", "bad"));
        DeliveryTrace only =
                paths.explain("bad", "w").orElseThrow().deliveries().get(0);

        assertEquals(Outcome.FILTERED, only.outcome());
        assertEquals(Optional.of("the event was not accepted, so no widget was given it"), only.reason());
    }

    @Test
    public void rule20_noTokenIsInAnyTrace() {
        String token = "S3CR3T-T0K3N";
        rig.singleton("granted", Rig.scoped("AGENT", "onSSOTokenRefreshEvent"), new Recorder() {
            @Override
            void record(DataEvent event) {
                throw new IllegalStateException(event.json());
            }
        });
        rig.dispatcher().configure(settings().withTokenGrants(Set.of("test.granted")));
        for (String json : List.of(
                "\"" + token + "\"", "{\"token\":\"" + token + "\"}", "[\"" + token + "\"]", "\"" + token, token)) {
            rig.publish(SourceEvent.of("onSSOTokenRefreshEvent", AGENT).json(json));
        }
        rig.settle();
        List<EventTrace> traces = paths.latest();

        assertEquals(5, traces.size());
        assertEquals(
                3,
                traces.stream().filter(trace -> trace.rejection().isPresent()).count());
        assertTrue(traces.toString(), !traces.toString().contains(token));
        assertTrue(traces.toString(), traces.toString().contains("FAILED"));
        traces.forEach(trace -> {
            String explained = paths.explained(Long.toString(trace.number())).toString();
            assertTrue(explained, !explained.contains(token));
        });
    }
}
