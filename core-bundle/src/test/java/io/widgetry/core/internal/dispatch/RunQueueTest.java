package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Test;

public class RunQueueTest {
    private static final int WORKERS = 4;
    private static final long LONG = TimeUnit.MINUTES.toNanos(5);

    private final List<Thread> workers = new ArrayList<>();
    private final RunQueue queue = new RunQueue(workers::size);
    private volatile boolean over;

    @After
    public void end() throws InterruptedException {
        over = true;
        queue.dismiss();
        for (Thread worker : workers) {
            worker.join(10_000);
        }
    }

    /** Nobody looks at the clock here, as the pool's watch does: a worker that is not woken would sleep for ever. */
    @Test
    public void whoeverQueuesWakesAWorkerWhateverTheWorkersAreAboutToDo() throws InterruptedException {
        work(WORKERS);
        burst();
    }

    /** There is no other who could be woken in the place of one that is just about to park. */
    @Test
    public void whoeverQueuesWakesTheOnlyWorker() throws InterruptedException {
        work(1);
        burst();
    }

    private void burst() throws InterruptedException {
        AtomicInteger ran = new AtomicInteger();
        int bursts = 20_000;
        Thread[] sources = new Thread[2];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new Thread(() -> {
                for (int burst = 0; burst < bursts; burst++) {
                    AtomicInteger left = new AtomicInteger(1 + burst % 4);
                    for (int turn = left.get(); turn > 0; turn--) {
                        queue.add(new Turn(() -> {
                            ran.incrementAndGet();
                            left.decrementAndGet();
                        }));
                    }
                    queue.wake();
                    spinUntil(() -> left.get() == 0); // so that workers park at every moment
                }
            });
            sources[i].start();
        }
        for (Thread source : sources) {
            source.join(60_000);
            assertTrue("a burst was never begun", !source.isAlive());
        }
        assertEquals(2 * bursts / 4 * (1 + 2 + 3 + 4), ran.get());
    }

    @Test
    public void turnsAreTakenInOrder() {
        Task[] turns = {new Turn(() -> {}), new Turn(() -> {}), new Turn(() -> {})};
        for (Task turn : turns) {
            queue.add(turn);
        }
        for (Task turn : turns) {
            assertSame(turn, queue.take(queue.round(), LONG));
        }
    }

    @Test
    public void aWorkerWaitsNoLongerThanItIsToldTo() {
        assertNull(queue.take(queue.round(), 1_000));
    }

    @Test
    public void aTurnThatTakesLongKeepsNoOtherWaiting() throws InterruptedException {
        work(WORKERS);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(WORKERS - 1);
        queue.add(new Turn(() -> awaitUninterrupted(held)));
        for (int i = 1; i < WORKERS; i++) {
            queue.add(new Turn(done::countDown));
        }
        queue.wakeAnother();
        spinUntil(() -> {
            queue.wakeAnother(); // as the pool's watch does
            return done.getCount() == 0;
        });
        held.countDown();
    }

    @Test
    public void dismissedWorkersWaitNoLongerAndNeitherDoThoseThatComeLater() throws InterruptedException {
        int before = queue.round();
        CountDownLatch left = new CountDownLatch(WORKERS);
        for (int i = 0; i < WORKERS; i++) {
            Thread worker = new Thread(() -> {
                queue.take(before, LONG);
                left.countDown();
            });
            workers.add(worker);
            worker.start();
        }
        spinUntil(() -> workers.stream().allMatch(worker -> worker.getState() == Thread.State.TIMED_WAITING));
        queue.dismiss();
        assertTrue("a dismissed worker still waits", left.await(10, TimeUnit.SECONDS));
        assertNull(queue.take(before, LONG));
    }

    @Test
    public void anInterruptThatWasMeantForAWidgetEndsAWaitAndIsForgotten() {
        Thread.currentThread().interrupt();
        assertNull(queue.take(queue.round(), LONG));
        assertTrue(!Thread.interrupted());
        Task turn = new Turn(() -> {});
        queue.add(turn);
        queue.wake(); // nobody is parked any more who could be woken
        assertSame(turn, queue.take(queue.round(), LONG));
    }

    private void work(int many) {
        for (int i = 0; i < many; i++) {
            Thread worker = new Thread(
                    () -> {
                        while (!over) {
                            Task next = queue.take(queue.round(), LONG);
                            if (next != null) {
                                next.turn();
                            }
                        }
                    },
                    "worker");
            workers.add(worker);
            worker.start();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void spinUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; !condition.getAsBoolean(); i++) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not happen in time");
            }
            if (i % 64 == 63) {
                LockSupport.parkNanos(1_000);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private record Turn(Runnable code) implements Task {
        @Override
        public WorkerShare share() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void turn() {
            code.run();
        }
    }
}
