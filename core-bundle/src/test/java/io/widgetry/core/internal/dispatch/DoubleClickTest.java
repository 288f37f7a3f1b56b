package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A double click is one action, wherever the clicks come from. */
public class DoubleClickTest {
    private static final RemoteWidget PAGE = new RemoteWidget("page", "com.acme.page", AGENT, Optional.of(CALL));
    private static final RemoteWidget DESKTOP = new RemoteWidget("desktop", "com.acme.web", AGENT, Optional.empty());

    private final Rig rig = new Rig();
    private final Remotes remotes = new Remotes(rig.dispatcher());
    private final List<Action> asked = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<ActionResult>> answers = new CopyOnWriteArrayList<>();
    private Recorder card;

    @Before
    public void aRingingCall() {
        card = rig.singleton("card", Rig.scoped("INTERACTION"), new Recorder());
        rig.accept("onInteractionEvent", CALL, "{\"capabilities\":{\"canAccept\":true,\"canSendDtmf\":true}}");
        rig.settle();
        rig.dispatcher().actions().add("cti", Set.of(), action -> {
            CompletableFuture<ActionResult> answer = new CompletableFuture<>();
            answers.add(answer);
            asked.add(action);
            return answer;
        });
    }

    @After
    public void close() {
        rig.close();
    }

    private CompletionStage<ActionResult> accept() {
        return card.context().api().perform("acceptInteraction", Map.of());
    }

    private void awaitAsked(int times) {
        Rig.await(times + " actions", () -> asked.size() >= times);
        rig.settle();
        assertEquals(times, asked.size());
    }

    private static ActionResult result(CompletionStage<ActionResult> stage) throws Exception {
        return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    public void manyClicksAtTheSameTimeAskTheSourceOnceAndAllGetItsAnswer() throws Exception {
        List<CompletionStage<ActionResult>> clicks = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                clicks.add(number % 2 == 0 ? accept() : remotes.perform(PAGE, "acceptInteraction", Map.of()));
            }));
        }
        threads.forEach(Thread::start);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        awaitAsked(1);
        answers.get(0).complete(ActionResult.refused("somebody else was faster"));
        assertEquals(8, clicks.size());
        for (CompletionStage<ActionResult> click : clicks) {
            assertEquals("somebody else was faster", result(click).reason());
        }
    }

    @Test
    public void theInteractionMayBeNamedOrTheWidgetsOwn() throws Exception {
        CompletionStage<ActionResult> own = accept();
        CompletionStage<ActionResult> named =
                remotes.perform(DESKTOP, "acceptInteraction", Map.of("interactionId", CALL));
        awaitAsked(1);
        answers.get(0).complete(ActionResult.DONE);

        assertEquals(ActionResult.DONE, result(own));
        assertEquals(ActionResult.DONE, result(named));
    }

    @Test
    public void aClickAfterSomethingHasHappenedIsAnotherAction() throws Exception {
        CompletionStage<ActionResult> first = remotes.perform(PAGE, "startVoiceInteraction", Map.of("number", "1"));
        awaitAsked(1);
        answers.get(0).complete(ActionResult.DONE);
        assertEquals(ActionResult.DONE, result(first));
        rig.agentState("READY");

        CompletionStage<ActionResult> second = remotes.perform(PAGE, "startVoiceInteraction", Map.of("number", "1"));
        awaitAsked(2);
        assertFalse(second.toCompletableFuture().isDone());
    }

    @Test
    public void whatTheAnswerMadeImpossibleIsRefusedOnceTheSourceHasSaidSo() throws Exception {
        CompletionStage<ActionResult> first = accept();
        awaitAsked(1);
        rig.accept("onInteractionEvent", CALL, "{\"capabilities\":{\"canAccept\":false}}");
        CompletionStage<ActionResult> meanwhile = accept();
        answers.get(0).complete(ActionResult.DONE);
        assertEquals(ActionResult.DONE, result(first));
        assertEquals("the same click", ActionResult.DONE, result(meanwhile));

        rig.accept("onInteractionEvent", CALL, "{\"capabilities\":{\"canAccept\":false}}");
        assertFalse(result(accept()).done());
        awaitAsked(1);
    }

    @Test
    public void anActionThatWasRefusedForWantOfACapabilityIsAskedWhenItIsThere() throws Exception {
        rig.accept("onInteractionEvent", CALL, "{\"capabilities\":{\"canAccept\":false}}");
        assertFalse(result(accept()).done());
        rig.accept("onInteractionEvent", CALL, "{\"capabilities\":{\"canAccept\":true}}");
        accept();
        awaitAsked(1);
    }

    @Test
    public void equalDigitsAreAllSent() {
        remotes.perform(PAGE, "sendDTMF", Map.of("digits", "1"));
        remotes.perform(PAGE, "sendDTMF", Map.of("digits", "1"));
        awaitAsked(2);
    }

    @Test
    public void aWidgetOutsideIsToldTheAnswerOnAThreadOfTheCore() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        remotes.perform(PAGE, "acceptInteraction", Map.of())
                .thenAccept(result -> thread.complete(Thread.currentThread().getName()));
        awaitAsked(1);
        answers.get(0).complete(ActionResult.DONE);

        String name = thread.get(20, TimeUnit.SECONDS);
        assertTrue(name, name.startsWith("widgetry-worker-"));
        assertEquals("page", asked.get(0).widgetId());
    }

    @Test
    public void aWidgetOutsideIsToldWhyNothingHappened() throws Exception {
        RemoteWidget stranger = new RemoteWidget("page", "b", "stranger", Optional.empty());
        assertEquals(
                "setAgentReady needs an agent who is signed in: agent stranger is not signed in",
                result(remotes.perform(stranger, "setAgentReady", Map.of())).reason());
        assertEquals(
                "acceptInteraction needs a live interaction",
                result(remotes.perform(DESKTOP, "acceptInteraction", Map.of())).reason());
        assertThrows(
                IllegalArgumentException.class,
                () -> remotes.perform(PAGE, "acceptInteraction", Map.of("thread", new Thread())));
        assertEquals(List.of(), asked);
    }

    @Test
    public void aHandlerWithoutAnAnswerIsARefusal() throws Exception {
        rig.dispatcher().actions().remove("cti");
        rig.dispatcher().actions().add("null", Set.of(), action -> null);

        assertEquals(
                "the source failed to carry out acceptInteraction: it gave no answer",
                result(accept()).reason());
    }
}
