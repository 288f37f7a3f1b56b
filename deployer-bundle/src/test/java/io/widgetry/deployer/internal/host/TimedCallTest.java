package io.widgetry.deployer.internal.host;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.support.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class TimedCallTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final CompletableFuture<Thread> givingUp = new CompletableFuture<>();

    @Test
    public void whatEndsSoonAfterItWasGivenUpIsNotInterrupted() throws Exception {
        TimedCall<Boolean> call = new TimedCall<>("quick", () -> {
            Thread waiting = givingUp.join();
            Await.until(() -> "nobody waits for it", () -> waiting.getState() == Thread.State.TIMED_WAITING);
            return Thread.currentThread().isInterrupted();
        });

        giveUp(call);

        assertFalse(call.await(DEADLINE));
    }

    @Test
    public void whatHangsIsInterrupted() throws Exception {
        TimedCall<Boolean> call = new TimedCall<>("hanging", () -> {
            try {
                new CompletableFuture<Void>().get();
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        });

        giveUp(call);

        assertTrue(call.await(DEADLINE));
    }

    private void giveUp(TimedCall<?> call) {
        givingUp.complete(Thread.currentThread());
        call.giveUp();
    }
}
