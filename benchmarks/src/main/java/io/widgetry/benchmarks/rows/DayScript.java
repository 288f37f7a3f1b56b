package io.widgetry.benchmarks.rows;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.simulator.internal.centre.Centre;
import io.widgetry.simulator.internal.centre.Plan;
import io.widgetry.simulator.internal.centre.Site;
import io.widgetry.simulator.internal.text.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a few hundred of the simulator's agents do from the beginning of their shift on. All agents of a large centre are
 * many such groups, which do the same at the same time, each with ids of its own: the simulator takes part of the machine,
 * and it is the runtime that is measured.
 */
final class DayScript {
    /** As many a team needs, and few enough for the script to fit into memory. */
    static final int GROUP = 500;

    private final List<SourceEvent> events = new ArrayList<>();
    private final int signIns;

    /** Plays until everybody has come, and then until there are so many more events. */
    DayScript(int wanted) {
        Site site = Site.of(600_008, List.of(), GROUP).get(0);
        Centre centre = new Centre(plan(), site, "day", new Timeline(Instant.EPOCH, 1), this::keep);
        centre.open();
        while (centre.counts().signedIn() < GROUP) {
            centre.run(centre.next(), 1_000);
        }
        signIns = events.size();
        while (events.size() < signIns + wanted) {
            centre.run(centre.next(), 1_000);
        }
    }

    private void keep(SourceEvent event) {
        if (DataEventType.byName(event.type())
                .map(type -> type.products().contains(Product.AXP))
                .orElse(true)) {
            events.add(event);
        }
    }

    /** {@return how many of the events are those of signing in} */
    int signIns() {
        return signIns;
    }

    int size() {
        return events.size();
    }

    /** {@return an event as a group's: at a time, with ids of its own} */
    SourceEvent of(int number, int group, Instant at) {
        SourceEvent event = events.get(number);
        SourceEvent.Builder made = SourceEvent.of(event.type(), event.agentId() + "-" + group)
                .from(event.source(), event.id().map(id -> id + "-" + group).orElse(null))
                .interaction(event.interactionId().map(id -> id + "-" + group).orElse(null))
                .afterContactWork(event.afterContactWork())
                .at(at);
        return event.json().isPresent() ? made.json(event.json().get()).build() : made.build();
    }

    /** The simulator's own default values. */
    private static Plan plan() {
        return new Plan(
                List.of(9.0, 4.0, 3.0),
                List.of(150, 180, 120),
                20,
                25,
                180,
                0.30,
                0.30,
                0.10,
                0.05,
                0.03,
                0.05,
                0.50,
                0.80,
                40,
                List.of("100", "200", "700"),
                true,
                1_000);
    }
}
