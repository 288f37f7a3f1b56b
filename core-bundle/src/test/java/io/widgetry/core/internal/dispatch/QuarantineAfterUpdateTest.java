package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.WidgetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.After;
import org.junit.Test;

/** A new version that is quarantined at once may be taken back: what comes meanwhile is for whoever goes on. */
public class QuarantineAfterUpdateTest {
    private static final String EVENT = "onMediaMessageEvent";

    private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
    private Rig rig;

    @After
    public void close() {
        rig.close();
    }

    private WidgetHost deploy(boolean good) {
        return rig.prototype("w", Rig.scoped("INTERACTION", EVENT), () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                if (!good) {
                    throw new IllegalStateException("on purpose");
                }
                told.add(event.sequence());
            }
        });
    }

    private void occur(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept(EVENT, CALL, "{}");
        }
    }

    private WidgetHost failingVersion(Duration window) {
        rig = new Rig(Settings.DEFAULT.withUpdateWindow(window));
        WidgetHost good = deploy(true);
        occur(5);
        rig.settle();
        rig.dispatcher().deployments().remove(good);
        WidgetHost bad = deploy(false);
        occur(Settings.DEFAULT.supervision().failures());
        Rig.await("the quarantine", () -> bad.health().state() == WidgetState.QUARANTINED);
        return bad;
    }

    @Test
    public void whatComesWhileItIsQuarantinedIsForTheVersionThatTakesOver() {
        WidgetHost bad = failingVersion(Duration.ofMinutes(1));
        occur(100);
        rig.settle();
        long failed = bad.sinceDeployed().failed();
        rig.dispatcher().deployments().remove(bad);
        WidgetHost again = deploy(true);
        rig.settle();

        assertEquals(
                LongStream.concat(LongStream.rangeClosed(1, 5), LongStream.rangeClosed(6 + failed, 115))
                        .boxed()
                        .toList(),
                told);
        assertEquals(0, again.counters().dropped());
    }

    @Test
    public void butNotForLongerThanTheUpdateWindow() {
        WidgetHost bad = failingVersion(Duration.ofMillis(50));
        occur(100);
        rig.settle();
        long failed = bad.sinceDeployed().failed();
        Rig.await("what waits to be dropped", () -> bad.counters().dropped() == 109 - failed);
        rig.end(CALL, false);
        Rig.await("the instance to go", () -> bad.instances().isEmpty());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), told);
    }
}
