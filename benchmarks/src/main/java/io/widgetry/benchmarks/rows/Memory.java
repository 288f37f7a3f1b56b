package io.widgetry.benchmarks.rows;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import io.widgetry.core.internal.dispatch.Settings;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What live interactions take while nothing happens: agents with ten each, and eight widgets that are bound to each, told
 * of one update and idle. What it takes without the widgets is measured before, so that an instance's part is known.
 */
final class Memory implements Row {
    private static final int WIDGETS = 8;
    private static final int OF_AN_AGENT = 10;
    private static final List<String> EVENTS = List.of(DataEvents.INTERACTION, DataEvents.CONTEXT_DATA);

    @Override
    public void run(Form form, Results results) {
        for (int instances : form.of(List.of(800), List.of(100_000), List.of(100_000, 1_000_000))) {
            String at = String.format(Locale.ROOT, "%,d instances", instances);
            int interactions = instances / WIDGETS;
            double none = taken(interactions, 0, false) / (double) interactions;
            double singleton = taken(interactions, WIDGETS, false) / (double) interactions;
            double prototype = taken(interactions, WIDGETS, true) / (double) interactions;
            results.add(Figure.once("no widgets", at, "a live interaction", none, "B"));
            results.add(Figure.once("singleton", at, "a live interaction", singleton, "B"));
            results.add(Figure.once("prototype", at, "a live interaction", prototype, "B"));
            results.add(Figure.once("singleton", at, "an instance", (singleton - none) / WIDGETS, "B"));
            results.add(Figure.once("prototype", at, "an instance", (prototype - none) / WIDGETS, "B"));
            results.add(Figure.once("object with a queue", at, "an instance", bare(instances), "B"));
        }
    }

    /** Keeps what a small widget keeps: its latest event. */
    private static final class Idle implements Widget {
        private DataEvent last;

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            last = event;
        }

        @Override
        public void closed(WidgetContext context) {
            last = null;
        }
    }

    private static long taken(int interactions, int widgets, boolean prototype) {
        long before = used();
        try (Fleet fleet = new Fleet(Settings.DEFAULT)) {
            Idle one = new Idle();
            for (int i = 0; i < widgets; i++) {
                fleet.deploy("widget-" + i, Scope.INTERACTION, prototype, prototype ? Idle::new : () -> one, EVENTS);
            }
            long empty = used();
            for (int i = 0; i < interactions; i++) {
                fleet.publish(fleet.update("agent-" + i / OF_AN_AGENT, "interaction-" + i));
                if (i % 100 == 0) {
                    fleet.awaitQuiet();
                }
            }
            fleet.awaitQuiet();
            long taken = used() - empty;
            if (fleet.dispatcher().workspaces().isEmpty() || before < 0) {
                throw new IllegalStateException("nothing is there");
            }
            return taken;
        }
    }

    private static double bare(int count) {
        long before = used();
        List<Object[]> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new Object[] {new ArrayDeque<Object>()});
        }
        long taken = used() - before;
        return (double) taken / all.size();
    }

    /** {@return what is used of the heap after collections} */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc(); // what is asked is what stays
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
