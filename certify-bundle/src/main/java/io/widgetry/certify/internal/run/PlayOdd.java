package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEvents;
import io.widgetry.certify.internal.load.Desk;
import io.widgetry.certify.internal.load.OddPayloads;
import io.widgetry.certify.internal.load.OddPayloads.Odd;
import io.widgetry.certify.internal.load.Source;
import java.util.List;
import java.util.Set;

/** Tells each event with payloads that are not as they should be. */
final class PlayOdd implements Bench.Part {
    /** So few that all of their traces are still kept when they are looked at. */
    private static final int CHUNK = 500;

    private static final Set<String> ENDS = Set.of(DataEvents.INTERACTION_ENDED, DataEvents.ANY_INTERACTION_ENDED);

    private final List<String> received;
    private int told;

    /** @param received what the widgets are told; of everything else there are fewer variants */
    PlayOdd(List<String> received) {
        this.received = received;
    }

    @Override
    public String run(Bench bench) {
        long rejected = bench.source().rejected();
        Desk desk = bench.desk("odd").signIn().open();
        for (String type : bench.samples().types()) {
            List<Odd> all = OddPayloads.of(bench.samples().payload(type));
            int every = received.contains(type) ? 1 : Math.max(1, all.size() / 10);
            for (int i = 0; i < all.size() && !bench.observer().isEnough(); i += every) {
                tell(bench, desk, type, all.get(i));
            }
        }
        bench.settle("");
        desk.end(false);
        desk.signOut();
        bench.settle("");
        return told + " variants, of which the runtime refused "
                + (bench.source().rejected() - rejected);
    }

    private void tell(Bench bench, Desk desk, String type, Odd odd) {
        Source source = bench.source();
        source.tellOdd(type, desk.agent(), desk.interaction(), odd.json(), type + ": " + odd.what());
        if (ENDS.contains(type)) {
            desk.open();
        }
        if (++told % CHUNK == 0) {
            bench.settle("");
            bench.observer().collect("opened(), closed() or a timer");
        }
    }
}
