package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells an agent more than twice of what fits into a mailbox, as fast as the runtime takes it. */
final class Flood implements Bench.Part {
    private static final int MOST = 25_000;
    /** So that few agents make a short certification. */
    private static final int EACH = 250;

    private static final int LOOK_EVERY = 256;

    private final List<String> received;

    /** @param received what the widgets are told */
    Flood(List<String> received) {
        this.received = received;
    }

    @Override
    public String run(Bench bench) {
        List<String> types = new ArrayList<>(received);
        types.remove(DataEvents.INTERACTION_ENDED); // which an instance is told once
        types.remove(DataEvents.ANY_INTERACTION);
        if (received.contains(DataEvents.ANY_INTERACTION) && !types.contains(DataEvents.INTERACTION)) {
            types.add(DataEvents.INTERACTION);
        }
        if (types.isEmpty()) {
            return "an instance is told too few events for one";
        }
        int capacity = bench.subject().widgets().stream()
                .mapToInt(WidgetStatus::capacity)
                .max()
                .orElse(0);
        int burst = Math.min(Math.min(MOST, EACH * bench.options().agents()), 2 * capacity + 100);
        long lost = bench.subject().lost();
        bench.observer().takeQueuePeaks();
        bench.observer().flooded();
        Desk desk = bench.desk("flood").signIn().open();
        for (int i = 0; i < burst; i++) {
            String type = types.get(i % types.size());
            switch (type) {
                case DataEvents.INTERACTION -> desk.change();
                case DataEvents.ANY_INTERACTION_ENDED -> desk.turn();
                default -> desk.tell(type);
            }
            if (i % LOOK_EVERY == 0) {
                bench.observer().lookAtInstances();
            }
        }
        bench.observer().lookAtInstances();
        bench.catchUp();
        desk.finish();
        desk.end(false);
        desk.signOut();
        bench.settle("");
        return "a burst of " + burst + "; waiting at most: "
                + text(bench.observer().takeQueuePeaks()) + "; dropped or overtaken by later values: "
                + (bench.subject().lost() - lost);
    }

    private static String text(Map<String, Long> peaks) {
        return peaks.entrySet().stream()
                .map(peak -> (peaks.size() == 1 ? "" : peak.getKey() + " ") + peak.getValue())
                .collect(Collectors.joining(", "));
    }
}
