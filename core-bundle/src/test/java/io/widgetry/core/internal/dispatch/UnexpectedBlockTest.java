package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Nobody is woken for what is queued behind a quick widget, which then turns out not to be quick. */
public class UnexpectedBlockTest {
    private static final int TIMES = 20;
    /** Less than the time after which workers that have nothing to do look for turns by themselves. */
    private static final int SECONDS = 3;

    private volatile CountDownLatch heard;
    private volatile boolean inTime = true;

    @Test
    public void whatIsQueuedBehindAQuickWidgetThatBlocksIsToldMeanwhileThoughNothingElseHappens() {
        try (Rig rig = new Rig()) {
            rig.singleton("blocks", Rig.scoped("AGENT", "onAgentStateEvent"), new Widget() {
                @Override
                public void onDataEvent(DataEvent event, WidgetContext context) throws InterruptedException {
                    CountDownLatch other = heard;
                    inTime &= other == null || other.await(SECONDS, TimeUnit.SECONDS);
                }
            });
            rig.singleton("behind", Rig.scoped("AGENT", "onAgentStateEvent"), new Widget() {
                @Override
                public void onDataEvent(DataEvent event, WidgetContext context) {
                    CountDownLatch mine = heard;
                    if (mine != null) {
                        mine.countDown();
                    }
                }
            });
            for (int i = 0; i < TIMES && inTime; i++) {
                heard = null;
                for (int quick = 0; quick < 3; quick++) { // as it is taken to be from now on
                    rig.agentState("READY");
                    rig.settle();
                }
                heard = new CountDownLatch(1);
                rig.agentState("NOT_READY");
                rig.settle();
            }
            assertTrue("it waited until the other had returned", inTime);
        }
    }

    /** Another instance of a widget that hangs would hold up others again, if it were taken to be as quick as before. */
    @Test
    public void aWidgetThatHangsIsNotTakenToBeQuickAnyMore() {
        WorkerShare share = new WorkerShare(2);
        share.tookNanos(0);
        assertTrue(share.isQuick());
        CountDownLatch released = new CountDownLatch(1);
        try (WorkerPool pool = new WorkerPool(() -> 2, () -> 2, () -> 2)) {
            pool.submit(new Task() {
                @Override
                public WorkerShare share() {
                    return share;
                }

                @Override
                public boolean isQuick() {
                    return share.isQuick();
                }

                @Override
                public void turn() {
                    try {
                        released.await();
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
            Rig.await("it is noticed", () -> !share.isQuick());
        } finally {
            released.countDown();
        }
    }
}
