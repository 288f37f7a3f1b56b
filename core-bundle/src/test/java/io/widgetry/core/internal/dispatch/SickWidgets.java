package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import io.widgetry.core.internal.dispatch.Settings.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;

/** What tests of supervision have in common. */
public abstract class SickWidgets {
    static final Duration NEVER = Duration.ofHours(1);
    static final String OCCURRENCE = "onCustomCardEndedEvent";

    final CountDownLatch release = new CountDownLatch(1);
    final AtomicBoolean ill = new AtomicBoolean(true);
    private Rig rig;

    Rig rig() {
        return rig;
    }

    @After
    public void close() {
        release.countDown();
        rig.close();
    }

    void start(Duration slow, Duration stalled, Duration quarantine, Duration probe) {
        start(new Supervision(slow, stalled, quarantine, 3, 50, NEVER, probe, probe.multipliedBy(4)), 4);
    }

    void start(Supervision limits, int abandoned) {
        rig = new Rig(Settings.DEFAULT
                .withSupervision(limits)
                .withWorkers(new Workers(4, 8, abandoned))
                .withUpdateWindow(Duration.ZERO));
    }

    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    /** While it is ill it hangs, whatever interrupts it. */
    Recorder hanging() {
        return new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                while (ill.get() && release.getCount() > 0) {
                    try {
                        release.await();
                    } catch (InterruptedException deaf) {
                        Thread.currentThread().isInterrupted();
                    }
                }
                record(event);
            }
        };
    }

    /** While it is ill it throws. */
    Recorder throwing() {
        return new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                if (ill.get()) {
                    throw new IllegalStateException("on purpose");
                }
                record(event);
            }
        };
    }

    Health health(String id) {
        return rig.dispatcher().widget(id).orElseThrow().health();
    }

    /** The widget is in the state first, and then listeners are told of the move. */
    void awaitState(String id, WidgetState state) {
        Rig.await(id + " to be " + state, () -> {
            List<String> moves = moves(id);
            return health(id).state() == state
                    && !moves.isEmpty()
                    && moves.get(moves.size() - 1).endsWith(">" + state);
        });
    }

    List<String> moves(String id) {
        return rig.dispatcher().supervisor().transitions().stream()
                .filter(move -> move.widgetId().equals(id))
                .map(move -> move.from() + ">" + move.to())
                .toList();
    }

    /** Why it came into a state for the first time. */
    String firstReason(String id, WidgetState state) {
        return rig.dispatcher().supervisor().transitions().stream()
                .filter(move -> move.widgetId().equals(id) && move.to() == state)
                .findFirst()
                .map(WidgetTransition::reason)
                .orElseThrow();
    }

    void occur(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept(OCCURRENCE, null, "{}");
        }
    }
}
