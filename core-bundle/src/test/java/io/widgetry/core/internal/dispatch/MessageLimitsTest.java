package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

/** A widget that talks too much takes nothing from others. */
public class MessageLimitsTest {
    private Rig rig;

    @After
    public void close() {
        rig.close();
    }

    @Test
    public void rule23_messagesFillHalfOfAMailboxAtMost() throws Exception {
        rig = new Rig(Rig.settings(10, Duration.ofSeconds(1)));
        CountDownLatch release = new CountDownLatch(1);
        Recorder busy = rig.singleton(
                "busy",
                Rig.scoped("AGENT", "onMessageEvent", "onCustomCardEndedEvent", "onNavigationEvent"),
                new Recorder() {
                    @Override
                    public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                        release.await();
                        record(event);
                    }
                });
        Recorder talker = rig.singleton("talker", Rig.scoped("AGENT"), new Recorder());
        rig.accept("onNavigationEvent", null, "{}");
        Rig.await("the talker", () -> talker.context() != null);
        Rig.await("the busy one", () -> rig.dispatcher().busyWorkers() == 1);
        for (int i = 0; i < 20; i++) {
            talker.context().api().sendMessageToAnyWidget(i);
        }
        for (int i = 0; i < 5; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{\"id\":\"" + i + "\"}");
        }
        release.countDown();
        rig.settle();
        assertEquals(
                List.of("0", "1", "2", "3", "4"), busy.json("onMessageEvent").toList());
        assertEquals(5, busy.json("onCustomCardEndedEvent").count());
        assertEquals(
                15, rig.dispatcher().widget("busy").orElseThrow().counters().dropped());
    }

    @Test
    public void rule23_messagesBeyondTheConfiguredRateAreNotSentAndThatIsTold() {
        rig = new Rig();
        Recorder hears = rig.singleton("hears", Rig.scoped("AGENT", "onMessageEvent"), new Recorder());
        Recorder talker = rig.singleton("talker", Rig.scoped("AGENT"), new Recorder());
        rig.agentState("READY");
        Rig.await("the talker", () -> talker.context() != null);
        int most = Settings.DEFAULT.limits().messages();
        long began = System.nanoTime();
        for (int i = 0; i < 20 * most; i++) {
            talker.context().api().sendMessageToAnyWidget(i);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        rig.settle();
        long dropped = rig.dispatcher().widget("hears").orElseThrow().counters().dropped();
        assertTrue(hears.events.size() + dropped <= most * (1 + seconds) + 1);
        assertEquals("0", hears.events.get(0).json());
        WidgetHost host = rig.dispatcher().widget("talker").orElseThrow();
        assertEquals(
                List.of(
                        "it sent more than 1000 messages a second, and the rest was not sent: it should send less, or the"
                                + " core's messagesPerSecond be raised"),
                Diagnoses.of(host, Settings.DEFAULT));
    }
}
