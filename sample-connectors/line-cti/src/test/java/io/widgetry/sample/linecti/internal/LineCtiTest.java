package io.widgetry.sample.linecti.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.PublishResult.Status;
import io.widgetry.testkit.Published;
import io.widgetry.testkit.SourceRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The connector between a telephony system that does what the test says, and the real core. */
public class LineCtiTest {
    private static final String RINGING =
            "{\"id\":\"c-1\",\"state\":\"ALERTING\",\"capabilities\":{\"canAccept\":true}}";
    private static final String ACTIVE = "{\"id\":\"c-1\",\"state\":\"ACTIVE\",\"capabilities\":{\"canHold\":true}}";

    @Rule
    public final SourceRule events = SourceRule.create();

    private FakeSwitch pbx;
    private LineCti cti;

    @Before
    public void aTelephonySystem() throws Exception {
        pbx = new FakeSwitch();
    }

    @After
    public void nothingIsLeft() throws Exception {
        if (cti != null) {
            cti.close();
        }
        pbx.close();
    }

    private void connects(Map<String, ?> differing) throws Exception {
        Map<String, Object> values = new HashMap<>(Map.of("port", pbx.port(), "reconnectMillis", 10));
        values.putAll(differing);
        cti = new LineCti(events, Configurations.with(values));
        pbx.connected();
    }

    private void connects() throws Exception {
        connects(Map.of());
        pbx.hears("HELLO -");
    }

    private void rejected(Reason reason) {
        Published next = events.next();
        assertEquals(next.toString(), Optional.of(reason), next.result().reason());
    }

    private CompletableFuture<ActionResult> asks(String name, String call) {
        return cti.handle(new Action(name, "600008", Optional.ofNullable(call), "phone", Map.of()))
                .toCompletableFuture();
    }

    private static ActionResult answer(CompletableFuture<ActionResult> asked) throws Exception {
        return asked.get(20, TimeUnit.SECONDS);
    }

    private List<String> agents() {
        return events.admin().agents().stream().map(AgentStatus::agentId).toList();
    }

    private List<String> calls() {
        return events.admin().interactions().stream()
                .map(live -> live.agentId() + " " + live.state().id() + " "
                        + live.state().interaction().orElseThrow().state())
                .toList();
    }

    @Test
    public void whatTheSystemTellsIsTheWorkspacesState() throws Exception {
        connects();

        pbx.says(
                "EVENT e-1 600008 - agent {\"currentState\":\"READY\"}",
                "EVENT e-2 600008 c-1 call " + RINGING,
                "EVENT e-3 600008 c-1 call " + ACTIVE,
                "EVENT e-4 600008 c-2 onInteractionEvent {\"id\":\"c-2\",\"state\":\"HELD\"}");

        events.accepted(4);
        assertEquals(List.of("600008 c-1 ACTIVE", "600008 c-2 HELD"), calls());
        assertFalse(pbx.heardMore());
    }

    @Test
    public void anInteractionEndsOrGoesThroughAfterContactWork() throws Exception {
        connects();
        pbx.says(
                "EVENT e-1 600008 c-1 call " + ACTIVE,
                "EVENT e-2 600008 c-2 call {\"id\":\"c-2\",\"state\":\"ACTIVE\"}");
        events.accepted(2);

        pbx.says(
                "EVENT e-3 600008 c-2 ended {\"id\":\"c-2\",\"state\":\"ACTIVE\"}",
                "EVENT e-4 600008 c-1 wrapup " + ACTIVE);
        events.accepted(2);
        assertEquals(List.of("600008 c-1 ACTIVE"), calls());
        assertTrue(events.admin().interactions().get(0).state().afterContactWork());

        pbx.says("EVENT e-5 600008 c-1 closed null");
        events.accepted(1);
        assertEquals(List.of(), calls());
    }

    @Test
    public void anAgentWhoIsGoneHasNoWorkspace() throws Exception {
        connects();
        pbx.says("EVENT e-1 600008 - agent {\"currentState\":\"READY\"}");
        events.accepted(1);
        assertEquals(List.of("600008"), agents());

        pbx.says("EVENT e-2 600008 - gone null");

        events.accepted(1);
        assertEquals(List.of(), agents());
    }

    @Test
    public void afterABreakItGoesOnWhereItStopped() throws Exception {
        connects();
        pbx.says("EVENT e-1 600008 c-1 call " + RINGING);
        events.accepted(1);

        pbx.hangsUp();
        pbx.connected().hears("HELLO e-1").says("EVENT e-2 600008 c-1 call " + ACTIVE);

        events.accepted(1);
        assertEquals(List.of("600008 c-1 ACTIVE"), calls());
    }

    @Test
    public void aLineWithoutAnEndIsNotReadForEver() throws Exception {
        connects();
        pbx.says("EVENT e-1 600008 c-1 call " + RINGING);
        events.accepted(1);

        pbx.says("x".repeat(Link.LONGEST_LINE + 1)).hearsTheEnd();
        pbx.connected().hears("HELLO e-1").says("EVENT e-2 600008 c-1 call " + ACTIVE);

        events.accepted(1);
        assertEquals(List.of("600008 c-1 ACTIVE"), calls());
    }

    @Test
    public void whatIsToldAgainIsADuplicateAndChangesNothing() throws Exception {
        connects();
        pbx.says("EVENT e-1 600008 c-1 call " + RINGING, "EVENT e-2 600008 c-1 call " + ACTIVE);
        events.accepted(2);

        pbx.says("EVENT e-1 600008 c-1 call " + RINGING);

        assertEquals(Status.DUPLICATE, events.next().result().status());
        assertEquals(List.of("600008 c-1 ACTIVE"), calls());
        assertFalse("a duplicate is no fault", pbx.heardMore());
    }

    @Test
    public void whatIsRejectedIsNamedToTheSystemAndTheNextEventIsTaken() throws Exception {
        connects();

        pbx.says(
                "EVENT e-1 600008 c-1 ended " + ACTIVE,
                "EVENT e-2 600008 c-1 call " + ACTIVE,
                "EVENT e-3 600008 - agent [1]",
                "EVENT e-4 600008 - agent {\"currentState\":",
                "EVENT e-5 600008 -",
                "EVENT e-6 600008 - agent {\"currentState\":\"READY\"}");

        pbx.hears("BAD e-2 INTERACTION_CLOSED interaction c-1 of agent 600008 is closed: no event of it can follow");
        pbx.hears("BAD e-3 WRONG_PAYLOAD_TYPE onAgentStateEvent expects an object as its data, got an array");
        pbx.hears("BAD e-4 MALFORMED not JSON: the text ends too early at column 17");
        pbx.hears("BAD - MALFORMED this is no EVENT, OK, NO or RESET with all its words");
        events.accepted(1);
        rejected(Reason.INTERACTION_CLOSED);
        rejected(Reason.WRONG_PAYLOAD_TYPE);
        rejected(Reason.MALFORMED);
        events.accepted(1);
    }

    @Test
    public void aSystemThatHasForgottenSignsEverybodyOutAndTellsAnew() throws Exception {
        connects();
        pbx.says(
                "EVENT e-1 600008 c-1 call " + ACTIVE, "EVENT e-2 600021 c-7 call {\"id\":\"c-7\",\"state\":\"HELD\"}");
        events.accepted(2);
        pbx.hangsUp();

        pbx.connected().hears("HELLO e-2").says("RESET", "EVENT f-1 600008 c-1 call " + ACTIVE);

        events.accepted(3);
        assertEquals(List.of("600008 c-1 ACTIVE"), calls());
    }

    @Test
    public void anActionIsDoneWhenTheSystemSaysSo() throws Exception {
        connects();

        CompletableFuture<ActionResult> asked = asks("holdInteraction", "c-1");
        pbx.hears("DO 1 hold 600008 c-1");
        assertFalse(asked.isDone());
        pbx.says("OK 1");

        assertEquals(ActionResult.DONE, answer(asked));
    }

    @Test
    public void theSystemsReasonIsTheReasonOfTheRefusal() throws Exception {
        connects();

        CompletableFuture<ActionResult> first = asks("acceptInteraction", "c-1");
        CompletableFuture<ActionResult> second = asks("endInteraction", "c-1");
        pbx.hears("DO 1 answer 600008 c-1").hears("DO 2 clear 600008 c-1");
        pbx.says("NO 2 somebody else was faster", "OK 1", "OK 99");

        assertEquals(ActionResult.refused("somebody else was faster"), answer(second));
        assertEquals(ActionResult.DONE, answer(first));
    }

    @Test
    public void whatTheSystemCannotDoIsRefusedWithoutAsking() throws Exception {
        connects();

        assertEquals(
                ActionResult.refused("the telephony system has no command for sendDTMF"),
                answer(asks("sendDTMF", "c-1")));
        assertFalse(pbx.heardMore());
    }

    @Test
    public void noAnswerIsARefusalInTheEnd() throws Exception {
        connects(Map.of("answerMillis", 20));
        pbx.hears("HELLO -");

        assertEquals(
                ActionResult.refused("the telephony system gave no answer within 20 ms"),
                answer(asks("holdInteraction", "c-1")));
    }

    @Test
    public void whenTheConnectionBreaksWhatWasAskedIsRefused() throws Exception {
        connects();
        CompletableFuture<ActionResult> asked = asks("holdInteraction", "c-1");
        pbx.hears("DO 1 hold 600008 c-1");

        pbx.hangsUp();

        assertEquals(ActionResult.refused("the telephony system is gone"), answer(asked));
    }

    @Test
    public void withoutAConnectionItIsRefusedAtOnce() throws Exception {
        pbx.close();
        cti = new LineCti(events, Configurations.with(Map.of("port", pbx.port(), "answerMillis", 60_000)));

        assertEquals(
                ActionResult.refused("the telephony system cannot be reached, or takes no more commands now"),
                answer(asks("holdInteraction", "c-1")));
    }

    @Test
    public void moreCommandsThanMayWaitAreRefused() throws Exception {
        pbx.deaf();
        connects(Map.of("waitingLines", 2, "answerMillis", 60_000));
        String large = "c".repeat(16_000_000); // more than what lies between the two sides
        await("connected", () -> !asks("holdInteraction", large).isDone());

        List<CompletableFuture<ActionResult>> asked =
                List.of(asks("holdInteraction", "1"), asks("holdInteraction", "2"), asks("holdInteraction", "3"));

        assertEquals(
                ActionResult.refused("the telephony system cannot be reached, or takes no more commands now"),
                answer(asked.get(2)));
        assertFalse(asked.get(0).isDone());
    }

    @Test
    public void anIdThatAWidgetMadeUpIsNoSecondCommand() throws Exception {
        connects();

        asks("holdInteraction", "c-1\nDO 9 clear 600021 c-7");

        pbx.hears("DO 1 hold 600008 c-1_DO_9_clear_600021_c-7");
        assertFalse(pbx.heardMore());
    }

    @Test
    public void aSystemThatFallsSilentIsConnectedAnew() throws Exception {
        connects(Map.of("silenceMillis", 50));

        pbx.hears("HELLO -").hearsTheEnd().connected().hears("HELLO -");
    }

    @Test
    public void nothingIsLeftWhenItIsStopped() throws Exception {
        connects();
        CompletableFuture<ActionResult> asked = asks("holdInteraction", "c-1");
        pbx.hears("DO 1 hold 600008 c-1");

        cti.close();

        pbx.hearsTheEnd();
        assertEquals(ActionResult.refused("the telephony system is gone"), answer(asked));
        await(
                "its threads have ended",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("line-cti")));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue("not within 20 s: " + what, System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
