package io.widgetry.testkit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.PublishResult.Status;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

/** What a connector's test is told, and when it fails. */
public class SourceTesterTest {
    private static final String TOLD = "onAgentStateEvent e-1 from /cti for agent 600008";

    private final SourceTester events = SourceTester.create();
    private final SourceTester impatient = SourceTester.create(Duration.ofMillis(20));

    @After
    public void close() {
        events.close();
        impatient.close();
    }

    private static SourceEvent ready(String id, String agent) {
        return state(id, agent, "READY");
    }

    private static SourceEvent state(String id, String agent, String state) {
        return SourceEvent.of(DataEvents.AGENT_STATE, agent)
                .from("/cti", id)
                .json("{\"currentState\":\"" + state + "\"}")
                .build();
    }

    private static SourceEvent call(String type, String id) {
        return SourceEvent.of(type, "600008")
                .from("/cti", id)
                .interaction("c-1")
                .json("{\"id\":\"c-1\",\"state\":\"ACTIVE\"}")
                .build();
    }

    private static String failure(Runnable asked) {
        return assertThrows(AssertionError.class, asked::run).getMessage();
    }

    private List<String> agents() {
        return events.admin().agents().stream().map(AgentStatus::agentId).toList();
    }

    @Test
    public void theSourceIsToldWhatTheTestIsTold() {
        SourceEvent event = ready("e-1", "600008");

        PublishResult told = events.publish(event);

        Published next = events.next();
        assertSame(event, next.event());
        assertSame(told, next.result());
        assertEquals(Status.ACCEPTED, told.status());
    }

    @Test
    public void eventsComeInTheOrderInWhichTheyWerePublishedWhateverBecameOfThem() {
        Stream.of(ready("e-1", "600008"), state("e-2", "", "READY"), ready("e-1", "600008"), ready("e-3", "600009"))
                .forEach(events::publish);

        assertEquals(
                List.of("e-1 ACCEPTED", "e-2 REJECTED", "e-1 DUPLICATE", "e-3 ACCEPTED"),
                IntStream.range(0, 4)
                        .mapToObj(i -> events.next())
                        .map(next -> next.event().id().orElseThrow() + " "
                                + next.result().status())
                        .toList());
    }

    @Test
    public void theNextEventIsWaitedFor() throws Exception {
        CompletableFuture<Published> asked = CompletableFuture.supplyAsync(events::next);
        assertFalse(asked.isDone());

        events.publish(ready("e-1", "600008"));

        assertEquals(TOLD + ": accepted", asked.get().toString());
    }

    @Test
    public void whatAnAcceptedEventChangedIsThereAtOnce() {
        events.publish(call(DataEvents.INTERACTION, "e-1"));
        assertEquals(1, events.admin().interactions().size());
        assertEquals(List.of("600008"), agents());

        events.publish(state("e-2", "600008", "LOGGED_OUT"));

        events.accepted(2);
        assertEquals(List.of(), events.admin().interactions());
        assertEquals(List.of(), agents());
    }

    @Test
    public void anEventThatDoesNotComeFailsTheTestWhichSaysWhatItWaitedFor() {
        assertEquals(
                "the source published nothing more within 20 ms; waited for its event 1, and nothing came before",
                failure(impatient::next));

        impatient.publish(ready("e-1", "600008"));

        assertEquals(
                "the source published nothing more within 20 ms; waited for event 2 of the 3 that were to be accepted;"
                        + " the one before was " + TOLD + ": accepted",
                failure(() -> impatient.accepted(3)));
        assertEquals(
                "the source published nothing more within 20 ms; waited for its event 2; the one before was " + TOLD
                        + ": accepted",
                failure(impatient::next));
    }

    @Test
    public void anEventThatIsRejectedIsNamedWithItsReason() {
        events.publish(call(DataEvents.INTERACTION_ENDED, "e-1"));
        events.publish(call(DataEvents.INTERACTION, "e-2"));

        assertEquals(
                "event 2 of the 3 that were to be accepted was not: onInteractionEvent e-2 from /cti for agent 600008,"
                        + " interaction c-1: rejected as INTERACTION_CLOSED, interaction c-1 of agent 600008 is closed:"
                        + " no event of it can follow",
                failure(() -> events.accepted(3)));
    }

    @Test
    public void theFailureOfAnEventDoesNotTellItsPayload() {
        events.publish(SourceEvent.of(DataEvents.AGENT_STATE, "600008")
                .json("[\"secret\"]")
                .build());

        assertEquals(
                "event 1 of the 1 that were to be accepted was not: onAgentStateEvent without an id from / for agent"
                        + " 600008: rejected as WRONG_PAYLOAD_TYPE, onAgentStateEvent expects an object as its data,"
                        + " got an array",
                failure(() -> events.accepted(1)));
    }

    @Test
    public void aDuplicateIsNotAcceptedAndChangesNothing() {
        events.publish(ready("e-1", "600008"));
        events.publish(state("e-1", "600008", "LOGGED_OUT"));

        events.accepted(1);
        assertEquals(List.of("600008"), agents());
        assertEquals(
                "event 1 of the 1 that were to be accepted was not: " + TOLD
                        + ": a duplicate, an event with id e-1 from /cti was accepted before",
                failure(() -> events.accepted(1)));
        assertEquals(1, events.admin().status().duplicates());
    }

    @Test
    public void anAcceptedEventIsToldOnce() {
        impatient.publish(ready("e-1", "600008"));
        impatient.publish(ready("e-2", "600008"));

        impatient.accepted(1);

        assertEquals(Optional.of("e-2"), impatient.next().event().id());
        failure(impatient::next);
    }

    @Test
    public void anInterruptFailsTheTestAndIsNotForgotten() {
        Thread.currentThread().interrupt();

        String told = failure(events::next);

        assertTrue(Thread.interrupted());
        assertEquals("interrupted while waiting for its event 1, and nothing came before", told);
    }

    @Test
    public void afterTheEndTheSourceIsToldThatTheRuntimeStops() {
        events.publish(ready("e-1", "600008"));
        events.close();
        events.close();

        PublishResult late = events.publish(ready("e-2", "600008"));

        assertEquals(Optional.of(Reason.STOPPING), late.reason());
        events.accepted(1);
        assertSame(late, events.next().result());
        assertEquals(Map.of(Reason.STOPPING, 1L), events.admin().status().rejected());
    }

    @Test
    public void itsThreadsEndWithIt() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        SourceTester own = SourceTester.create();
        own.publish(ready("e-1", "600008"));
        Set<Thread> made = new HashSet<>(Thread.getAllStackTraces().keySet());
        made.removeAll(before);
        made.removeIf(thread -> !thread.getName().startsWith("widgetry-"));
        assertFalse(made.isEmpty());

        own.close();

        for (Thread thread : made) {
            thread.join(10_000);
            assertFalse(thread.getName(), thread.isAlive());
        }
    }

    @Test
    public void twoTestsKnowNothingOfEachOther() {
        events.publish(ready("e-1", "600008"));

        assertEquals(Status.ACCEPTED, impatient.publish(ready("e-1", "600008")).status());
    }

    @Test
    public void whatCannotBeMeantIsRefused() {
        assertThrows(NullPointerException.class, () -> events.publish(null));
        assertThrows(NullPointerException.class, () -> SourceTester.create(null));
        assertEquals(
                "the patience is PT-1S, and must not be negative",
                assertThrows(IllegalArgumentException.class, () -> SourceTester.create(Duration.ofSeconds(-1)))
                        .getMessage());
        assertEquals(
                "0 events were to be accepted, but at least 1 has to be asked for",
                assertThrows(IllegalArgumentException.class, () -> events.accepted(0))
                        .getMessage());
    }
}
