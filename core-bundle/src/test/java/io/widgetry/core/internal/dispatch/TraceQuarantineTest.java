package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.WidgetState;
import org.junit.Test;

/** What traces say of events that came while their widget was shut out. */
public class TraceQuarantineTest extends SickWidgets {
    @Test
    public void whatWasKeptForAProbeAndGivenAwayWhenTheQuarantineIsLiftedIsSaidToBeLostInIt() {
        start(NEVER, NEVER, NEVER, NEVER);
        rig().singleton("w", Rig.scoped("AGENT", OCCURRENCE), throwing());
        Paths paths = new Paths(rig());
        occur(3);
        awaitState("w", WidgetState.QUARANTINED);
        rig().settle();
        long kept = rig().accept(OCCURRENCE, null, "{}");
        ill.set(false);
        assertTrue(rig().dispatcher()
                .supervisor()
                .release(rig().dispatcher().widget("w").orElseThrow(), "test"));
        rig().settle();

        DeliveryTrace lost = paths.only(kept, "w");
        assertEquals(Outcome.DROPPED, lost.outcome());
        assertTrue(lost.toString(), lost.reason().orElseThrow().startsWith("it was quarantined: 3 of its last 3"));
    }
}
