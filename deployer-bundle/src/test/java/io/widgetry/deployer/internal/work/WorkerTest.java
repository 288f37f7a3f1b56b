package io.widgetry.deployer.internal.work;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.support.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

public class WorkerTest {
    private static final long LONG = Duration.ofMinutes(1).toNanos();

    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Worker worker = new Worker("widgetry-test", () -> {}, this::round, () -> LONG);

    private void round() {
        if (rounds.incrementAndGet() == 2) {
            throw new IllegalStateException("a mistake of the test's");
        }
    }

    @After
    public void close() {
        goOn.countDown();
        worker.close();
    }

    @Test
    public void itGoesOnAfterAMistake() {
        for (int round = 1; round <= 4; round++) {
            worker.wake();
            Await.equal(round, rounds::get);
        }
    }

    @Test
    public void whoeverAsksWaitsNoLongerThanTheDeadline() {
        Worker.NoAnswerException late = assertThrows(
                Worker.NoAnswerException.class,
                () -> worker.call(
                        () -> {
                            goOn.await();
                            return "late";
                        },
                        Duration.ofSeconds(2)));
        assertEquals("no verdict within 2 s: it goes on, and the history will tell", late.getMessage());
        Worker.NoAnswerException notBegun =
                assertThrows(Worker.NoAnswerException.class, () -> worker.call(() -> "never", Duration.ofMillis(100)));
        assertEquals("no verdict within 0 s: nothing was begun, try again", notBegun.getMessage());
    }

    @Test
    public void closingInterruptsWhatItDoes() {
        new Thread(() -> assertThrows(
                        Worker.NoAnswerException.class,
                        () -> worker.call(
                                () -> {
                                    rounds.set(100);
                                    goOn.await();
                                    return "";
                                },
                                Duration.ofSeconds(20))))
                .start();
        Await.equal(100, rounds::get);
        worker.close();
        assertTrue(worker.isOver());
        assertThrows(Worker.NoAnswerException.class, () -> worker.call(() -> "", Duration.ofSeconds(1)));
    }
}
