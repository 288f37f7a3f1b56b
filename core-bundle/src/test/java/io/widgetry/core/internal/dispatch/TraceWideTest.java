package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.util.List;
import org.junit.Test;

/** An event for very many instances. */
public class TraceWideTest {
    private static final int INTERACTIONS = 2_000;

    @Test
    public void fewEntriesAreKeptTheFailureAmongThemAndTheRestIsCounted() {
        try (Rig rig = new Rig()) {
            rig.prototype(
                    "wide",
                    Rig.scoped("INTERACTION", "onAgentStateEvent"),
                    () -> new Acting((event, context) -> {
                        if (context.interactionId().orElseThrow().equals("call-1999")) {
                            throw new IllegalStateException();
                        }
                    }));
            for (int i = 0; i < INTERACTIONS; i++) {
                rig.call("call-" + i, "ACTIVE");
            }
            long wide = rig.agentState("READY");
            rig.settle();
            List<DeliveryTrace> told = new Paths(rig).of(wide, "wide");
            DeliveryTrace rest = told.get(told.size() - 1);

            assertTrue("" + told.size(), told.size() <= 34);
            assertEquals(
                    1,
                    told.stream().filter(one -> one.outcome() == Outcome.FAILED).count());
            long kept =
                    told.stream().filter(one -> one.interactionId().isPresent()).count();
            assertEquals(
                    String.format("%,d more of its deliveries ended so", INTERACTIONS - kept),
                    rest.reason().orElseThrow());
        }
    }
}
