package io.widgetry.core.internal.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeliveryTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Outcomes stay known on their way from the threads' logs into the traces. */
public class OutcomeLogsTest {
    private static final int SIZE = 16;

    private final Horizons horizons = new Horizons(1);
    private final OutcomeLogs logs = new OutcomeLogs(SIZE, horizons);

    private static Trace trace(int sequence) {
        return Trace.accepted("onX", "agent", null, sequence, null, null, System.nanoTime());
    }

    private void handled(Trace trace, int instance) {
        long now = System.nanoTime();
        logs.add(trace, new Party("w", "agent", "i" + instance), now, now, 0);
    }

    private List<DeliveryTrace> known(Trace trace) {
        return new Outcomes(logs.byTrace(trace::equals)).of(trace);
    }

    private static void run(Runnable code) throws InterruptedException {
        Thread thread = new Thread(code);
        thread.start();
        thread.join(20_000);
    }

    @Test
    public void whatIsOverwrittenGoesIntoItsTrace() {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 5 * SIZE; i++) {
            traces.add(trace(i));
            handled(traces.get(i), i);
        }
        for (int i = 0; i < traces.size(); i++) {
            List<DeliveryTrace> known = known(traces.get(i));
            assertEquals(1, known.size());
            assertEquals("i" + i, known.get(0).interactionId().orElseThrow());
        }
        assertEquals(SIZE, logs.byTrace(any -> true).size());
    }

    @Test
    public void nothingIsDoneForTracesThatAreKeptNoMore() {
        Trace old = trace(1);
        handled(old, 1);
        horizons.move(0, System.nanoTime());
        for (int i = 0; i < SIZE; i++) {
            handled(trace(2), i);
        }
        assertEquals(List.of(), known(old));
    }

    @Test
    public void anEventForVeryManyIsCountedWhole() throws InterruptedException {
        Trace wide = trace(1);
        for (int thread = 0; thread < 3; thread++) {
            run(() -> {
                for (int i = 0; i < 1_000; i++) {
                    handled(wide, i);
                }
            });
        }
        List<DeliveryTrace> known = known(wide);

        assertEquals(Trace.ORDINARY + 1, known.size());
        assertEquals(
                "2,968 more of its deliveries ended so",
                known.get(Trace.ORDINARY).reason().orElseThrow());
    }

    @Test
    public void logsOfThreadsThatHaveEndedGoAndWhatTheyKnewStays() throws InterruptedException {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Trace trace = trace(i);
            traces.add(trace);
            run(() -> handled(trace, 1));
        }
        Map<Trace, List<Entry>> logged = logs.byTrace(any -> true);

        assertTrue("" + logged.size(), logged.size() <= 2);
        traces.forEach(trace -> assertEquals(1, known(trace).size()));
    }
}
