package io.widgetry.sample.misbehaving.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.sample.test.Sent;
import io.widgetry.sample.test.Story;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class MisbehavingTest {
    private final Misbehaving widget = new Misbehaving();
    private Story story;

    @Before
    public void somebodyDeploysIt() throws Exception {
        story = Story.of(widget, Scope.AGENT, "misbehaving");
    }

    @After
    public void itGoes() {
        widget.stop();
    }

    @Test
    public void itThrows() {
        assertThrows(IOException.class, () -> told("throw"));
    }

    @Test
    public void itThrowsAnError() {
        assertThrows(LinkageError.class, () -> told("error"));
    }

    @Test
    public void itFillsTheStack() {
        assertThrows(StackOverflowError.class, () -> told("stackOverflow"));
    }

    @Test
    public void itLeavesItsThreadInterrupted() throws Exception {
        told("interrupt");

        assertTrue(Thread.interrupted());
    }

    @Test
    public void itFloodsEveryWidgetOfTheAgent() throws Exception {
        told("flood");

        assertEquals(Misbehaving.FLOOD, story.sent().size());
        assertTrue(story.sent().contains(new Sent(Sent.WORKSPACE, Map.of("flood", Misbehaving.FLOOD))));
        assertEquals("flood " + Misbehaving.FLOOD, story.view().status().orElseThrow());
    }

    @Test
    public void itHangsUntilItIsReleasedElsewhere() throws Exception {
        Story elsewhere = Story.of(widget, Scope.AGENT, "misbehaving");
        Thread hanging = hang();

        elsewhere.message("{\"misbehave\":\"release\"}");

        joins(hanging);
    }

    @Test
    public void itHangsAgainAfterARelease() throws Exception {
        told("release");
        Thread hanging = hang();

        assertTrue(hanging.isAlive());
    }

    @Test
    public void itDoesNotHeedInterrupts() throws Exception {
        Thread hanging = hang();

        hanging.interrupt();
        await(() -> !hanging.isInterrupted() && waits(hanging));

        assertTrue(hanging.isAlive());
    }

    @Test
    public void itHangsNoLongerThanItLives() throws Exception {
        Thread hanging = hang();

        widget.stop();

        joins(hanging);
    }

    @Test
    public void otherMessagesAreNotItsBusiness() throws Exception {
        story.message("null").message("\"hang\"").message("{\"note\":\"hello\"}");

        assertTrue(story.views().isEmpty());
    }

    @Test
    public void aMisdeedThatItDoesNotKnowIsNamed() {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> told("sing"));

        assertEquals("cannot misbehave like that: sing", refused.getMessage());
    }

    private void told(String how) throws Exception {
        story.message("{\"misbehave\":\"" + how + "\"}");
    }

    private Thread hang() {
        Thread thread = new Thread(() -> {
            try {
                told("hang");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        await(() -> waits(thread));
        return thread;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    private static void joins(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(10));
        assertFalse(thread.isAlive());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue("not within 10 s", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
