package io.widgetry.integration.soak;

import io.widgetry.api.DataEvents;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.Centre.Fact;
import io.widgetry.integration.widget.Entry;
import io.widgetry.integration.widget.Ledger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * What holds for healthy widgets at any time, checked as it goes: each instance is told what was published, every event
 * once and in order, whichever version it is told to. Keeps nothing of what it has checked.
 */
final class Invariants {
    private final Centre centre;
    private final Map<String, Watched> widgets = new HashMap<>();
    private long checked;

    Invariants(Centre centre) {
        this.centre = centre;
    }

    /** The widget has an instance for each interaction, which is to be told of these events. */
    Invariants interactions(String widgetId, String... events) {
        widgets.put(widgetId, new Watched(widgetId, true, Set.of(events)));
        return this;
    }

    /** The widget has one for each agent or one for the runtime; no events are all. */
    Invariants agents(String widgetId, String... events) {
        widgets.put(widgetId, new Watched(widgetId, false, Set.of(events)));
        return this;
    }

    /** How many events have been compared. */
    long checked() {
        return checked;
    }

    /** Compares what has been told by now. */
    void check() {
        Map<Watched, Map<String, List<Entry>>> told = new HashMap<>();
        // Before the facts: what is told by now is known as published when its workspace can be asked.
        widgets.values().forEach(widget -> told.put(widget, widget.take()));
        for (String agent : centre.agents()) {
            List<Fact> facts = centre.take(agent);
            widgets.values().forEach(widget -> widget.published(agent, facts));
        }
        told.forEach((widget, byPlace) -> byPlace.forEach(widget::compare));
    }

    /** Everything that was published has been told. */
    void assertNothingIsMissing() {
        check();
        widgets.values().forEach(Watched::assertNothingIsMissing);
    }

    private final class Watched {
        private final String id;
        private final boolean bound;
        private final Set<String> events;
        private final Map<String, Place> places = new HashMap<>();

        Watched(String id, boolean bound, Set<String> events) {
            this.id = id;
            this.bound = bound;
            this.events = events;
        }

        Map<String, List<Entry>> take() {
            Ledger ledger = Ledger.of(id);
            Map<String, List<Entry>> taken = new HashMap<>();
            ledger.places()
                    .forEach(place -> taken.put(place, ledger.account(place).take()));
            return taken;
        }

        void published(String agent, List<Fact> facts) {
            for (Fact fact : facts) {
                if (events.isEmpty() || events.contains(fact.event())) {
                    place(bound ? agent + "/" + fact.interaction() : agent).due.add(fact.sequence());
                }
            }
        }

        private Place place(String name) {
            return places.computeIfAbsent(name, key -> new Place(id + " at " + key));
        }

        void compare(String name, List<Entry> told) {
            Place place = place(name);
            told.forEach(place::compare);
            if (place.closed) {
                place.assertNothingIsMissing();
                places.remove(name);
                Ledger.of(id).close(name);
            }
        }

        void assertNothingIsMissing() {
            places.values().forEach(Place::assertNothingIsMissing);
        }
    }

    private final class Place {
        private final String name;
        private final Queue<Long> due = new ArrayDeque<>();
        private final List<Entry> latest = new ArrayList<>();
        private int incarnation;
        private boolean begun;
        private boolean closed;
        private long count;

        Place(String name) {
            this.name = name;
        }

        void compare(Entry entry) {
            latest.add(entry);
            if (latest.size() > 8) {
                latest.remove(0);
            }
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                begun = false;
            }
            expect(!closed, "was told something after its end");
            closed = entry.callback().equals(Entry.CLOSED);
            expect(!entry.replayed() || !begun, "was told a state again in between");
            if (entry.isLive()) {
                begun = true;
                count++;
                expect(entry.count() == count, "has lost its store, of which the count should be " + count);
                if (!entry.callback().equals(DataEvents.MESSAGE)) {
                    checked++;
                    Long next = due.poll();
                    expect(next != null && next == entry.sequence(), "was to be told " + next + " next");
                }
            }
        }

        void assertNothingIsMissing() {
            expect(due.isEmpty(), "was never told " + due);
        }

        private void expect(boolean right, String fault) {
            if (!right) {
                throw new AssertionError(name + " " + fault + "; the latest: " + latest);
            }
        }
    }
}
