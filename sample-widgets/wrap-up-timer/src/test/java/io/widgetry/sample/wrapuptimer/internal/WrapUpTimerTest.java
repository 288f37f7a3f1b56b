package io.widgetry.sample.wrapuptimer.internal;

import static io.widgetry.api.DataEvents.INTERACTION;
import static io.widgetry.api.DataEvents.INTERACTION_ENDED;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.sample.test.Story;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class WrapUpTimerTest {
    private static final String CALL = "{\"id\":\"bffae854-9219-4cfc-9fd3-7125f2e76844\",\"state\":\"ACTIVE\"}";

    private final AtomicLong nanoTime = new AtomicLong(-5_000);
    private final WrapUpTimer timer = new WrapUpTimer(nanoTime::get, Duration.ofMillis(2));
    private Story story;

    @Before
    public void theCallIsAnswered() throws Exception {
        story = Story.of(timer, Scope.INTERACTION, "wrap-up-timer").unheard(INTERACTION, CALL);
    }

    @After
    public void nothingTicksOn() {
        timer.stop();
    }

    @Test
    public void beforeTheEndTheContactGoesOn() {
        assertEquals(View.titled("Wrap-up").status("in contact"), story.view());
    }

    @Test
    public void afterContactWorkCountsFromTheEnd() throws Exception {
        endsIntoAfterContactWork();
        await(() -> shows("0:00"));

        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(3_725));
        await(() -> shows("62:05"));

        assertEquals(
                View.titled("Wrap-up")
                        .row("Started", "2026-11-23T09:14:03Z")
                        .row("Elapsed", "62:05")
                        .status("after-contact work"),
                story.view());
    }

    @Test
    public void anEndWithoutAfterContactWorkStartsNoTimer() throws Exception {
        story.event(INTERACTION_ENDED, CALL);

        assertEquals(View.titled("Wrap-up").status("ended"), story.view());
        assertFalse(ticking());
    }

    @Test
    public void theTimerEndsWithTheInteraction() throws Exception {
        endsIntoAfterContactWork();
        await(WrapUpTimerTest::ticking);

        story.closes();

        await(() -> !ticking());
    }

    @Test
    public void theTimerEndsWithTheWidget() throws Exception {
        endsIntoAfterContactWork();
        await(WrapUpTimerTest::ticking);

        timer.stop();

        await(() -> !ticking());
    }

    private void endsIntoAfterContactWork() throws Exception {
        story.at("2026-11-23T09:14:03.750Z").endsIntoAfterContactWork(INTERACTION_ENDED, CALL);
    }

    private boolean shows(String elapsed) {
        return elapsed.equals(story.rows().get("Elapsed"));
    }

    private static boolean ticking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("wrap-up-timer"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue("not within 10 s", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
