package io.widgetry.web.internal.stream;

import static io.widgetry.web.internal.stream.FeedRig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.web.internal.stream.Page.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Pages come, go and come back at random moments while events pass: each is told every event once, in order. */
public class FeedSeamTest {
    private static final int EVENTS = 20_000;

    @Rule
    public final FeedRig rig = new FeedRig();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private volatile boolean over;

    @After
    public void stop() {
        over = true;
        threads.shutdownNow();
        background.shutdownNow();
    }

    private void publish(boolean losing) {
        for (int i = 0; i < EVENTS; i++) {
            if (losing) {
                rig.core.lose(i % 1_000 > 990 && i < EVENTS - 1_000);
            }
            rig.core.publish(AGENT, "onCustomCardEndedEvent", "{\"n\":" + i + "}");
            if (i % 20 == 0) {
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private void hear() {
        while (!over) {
            if (rig.core.hear(50) == 0) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    /** Comes and goes until everything is told; returns how often it was told the state, and how often it resumed. */
    private int[] comeAndGo() {
        Optional<Position> last = Optional.empty();
        long reached = 0;
        int snapshots = 0;
        int resumed = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (reached < EVENTS) {
            assertTrue("reached only " + reached, System.nanoTime() < deadline);
            Page page = new Page(AGENT);
            rig.feeds().attach(page, last);
            int few = ThreadLocalRandom.current().nextInt(1, 100);
            while (page.told().size() < few && !ends(page) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(200_000);
            }
            page.close();
            rig.feeds().detach(page);
            for (Told told : page.told()) {
                switch (told.name()) {
                    case "snapshot" -> {
                        assertTrue(told.sequence() + " after " + reached, told.sequence() >= reached);
                        reached = told.sequence();
                        snapshots++;
                    }
                    case "resumed" -> {
                        assertEquals(reached, told.sequence());
                        resumed++;
                    }
                    case "data" -> assertEquals(++reached, told.sequence());
                    default -> assertEquals("widgets", told.name());
                }
            }
            last = page.lastId();
            last = ThreadLocalRandom.current().nextInt(20) == 0 ? Optional.empty() : last;
        }
        return new int[] {snapshots, resumed};
    }

    private static boolean ends(Page page) {
        List<Told> told = page.told();
        return !told.isEmpty()
                && told.get(told.size() - 1).data().path("sequence").asLong() == EVENTS;
    }

    private int[] run(boolean losing) throws Exception {
        rig.start(background);
        rig.core.publish(AGENT, "onCustomCardEndedEvent", "{}");
        rig.core.signOut(AGENT);
        threads.execute(this::hear);
        List<Future<int[]>> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pages.add(threads.submit((Callable<int[]>) this::comeAndGo));
        }
        Future<?> publisher = threads.submit(() -> publish(losing));
        Future<?> clock = threads.submit(() -> {
            while (!over) {
                rig.feeds().tick();
                LockSupport.parkNanos(10_000_000);
            }
        });
        publisher.get(60, TimeUnit.SECONDS);
        int[] sum = new int[2];
        for (Future<int[]> page : pages) {
            int[] counts = page.get(60, TimeUnit.SECONDS);
            sum[0] += counts[0];
            sum[1] += counts[1];
        }
        assertTrue(!clock.isDone());
        return sum;
    }

    @Test
    public void everyEventIsToldOnceAndInOrder() throws Exception {
        int[] counts = run(false);
        assertTrue("snapshots " + counts[0], counts[0] > 4);
        assertTrue("resumed " + counts[1], counts[1] > 20);
    }

    @Test
    public void alsoWhereTheMonitorMissesSome() throws Exception {
        int[] counts = run(true);
        assertTrue("snapshots " + counts[0], counts[0] > 19);
    }
}
