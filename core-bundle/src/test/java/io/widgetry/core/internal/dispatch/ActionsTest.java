package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.SourceEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Actions go to the source that owns the agent, where the capability is true. */
public class ActionsTest {
    private final Rig rig = new Rig();
    private final List<Action> asked = new CopyOnWriteArrayList<>();
    private Recorder card;

    @Before
    public void aRingingCall() {
        card = rig.singleton("card", Rig.scoped("INTERACTION"), new Recorder());
        ring("{\"canAccept\":true,\"canHold\":false}");
    }

    @After
    public void close() {
        rig.close();
    }

    private void ring(String capabilities) {
        Rig.accepted(rig.publish(SourceEvent.of("onInteractionEvent", Rig.AGENT)
                .interaction(CALL)
                .from("/cti", null)
                .json("{\"state\":\"ALERTING\",\"capabilities\":" + capabilities + "}")));
        rig.settle();
    }

    private void handler(String source, CompletionStage<ActionResult> answer) {
        ActionHandler handler = action -> {
            asked.add(action);
            return answer;
        };
        rig.dispatcher().actions().add(source, source.isEmpty() ? Set.of() : Set.of(source), handler);
    }

    private ActionResult perform(String action, Map<String, ?> arguments) throws Exception {
        return card.context()
                .api()
                .perform(action, arguments)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    public void anAllowedActionReachesTheSourceOfTheInteraction() throws Exception {
        handler("/other", CompletableFuture.completedFuture(ActionResult.refused("not mine")));
        handler("/cti", CompletableFuture.completedFuture(ActionResult.DONE));

        assertEquals(ActionResult.DONE, perform("acceptInteraction", Map.of("note", List.of(1, "x"))));
        Action action = asked.get(0);
        assertEquals("acceptInteraction", action.name());
        assertEquals(CALL, action.interactionId().orElseThrow());
        assertEquals("card", action.widgetId());
        assertEquals(Map.of("note", List.of(1, "x")), action.arguments());
    }

    @Test
    public void withoutTheCapabilityNothingHappens() throws Exception {
        handler("", CompletableFuture.completedFuture(ActionResult.DONE));

        assertEquals(
                "holdInteraction needs the interaction's capability canHold, which is not granted now",
                perform("holdInteraction", Map.of()).reason());
        assertEquals(
                "setAgentReady needs the agent's capability canSetReady, which is not granted now",
                perform("setAgentReady", Map.of()).reason());
        assertEquals(
                "endInteraction needs a live interaction",
                perform("endInteraction", Map.of("interactionId", "gone")).reason());
        assertEquals(List.of(), asked);
    }

    @Test
    public void whatNoSourceHandlesIsRefusedWithAReason() throws Exception {
        assertEquals(
                "no source carries out actions for events from /cti",
                perform("acceptInteraction", Map.of()).reason());
        handler("/cti", CompletableFuture.completedFuture(ActionResult.DONE));
        rig.dispatcher().actions().remove("/cti");
        assertFalse(perform("acceptInteraction", Map.of()).done());
    }

    @Test
    public void aHandlerThatFailsIsARefusal() throws Exception {
        handler("", CompletableFuture.failedFuture(new IllegalStateException("with customer data")));

        String reason = perform("acceptInteraction", Map.of()).reason();
        assertEquals(
                reason,
                0,
                reason.indexOf(
                        "the source failed to carry out acceptInteraction: " + "java.lang.IllegalStateException"));
        assertFalse(reason, reason.contains("customer"));
    }

    @Test
    public void theAnswerToAWidgetThatHasGoneRunsNoneOfItsCode() {
        CompletableFuture<ActionResult> answer = new CompletableFuture<>();
        handler("", answer);
        List<ActionResult> told = new CopyOnWriteArrayList<>();
        card.context().api().perform("acceptInteraction", Map.of()).thenAccept(told::add);
        Rig.await("the source to be asked", () -> !asked.isEmpty());

        rig.dispatcher().deployments().remove(rig.dispatcher().widget("card").orElseThrow());
        answer.complete(ActionResult.DONE);
        rig.settle();

        assertEquals(List.of(), told);
    }

    @Test
    public void argumentsWithoutAJsonFormAreRefusedAtOnce() {
        assertThrows(
                IllegalArgumentException.class,
                () -> card.context().api().perform("acceptInteraction", Map.of("thread", new Thread())));
    }
}
