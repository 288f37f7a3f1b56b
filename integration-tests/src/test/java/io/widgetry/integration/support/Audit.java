package io.widgetry.integration.support;

import io.widgetry.api.DataEvents;
import io.widgetry.integration.support.Centre.Fact;
import io.widgetry.integration.widget.Entry;
import io.widgetry.integration.widget.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Compares what instances were told with what was published: every event once and in order, whichever version it was
 * told to, and to each version first the state as of where the one before it stopped.
 */
public final class Audit {
    private static final int MOST = 4;

    private final Centre centre;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Against what this centre published; it should have ended. */
    public Audit(Centre centre) {
        this.centre = centre;
    }

    /** What was published was numbered without gaps: nobody else told anything. */
    public Audit numbers() {
        for (String agent : centre.agents()) {
            List<Long> numbers =
                    centre.facts(agent).stream().map(Fact::sequence).toList();
            differ(agent + " was numbered", upTo(numbers.size()), numbers);
        }
        return this;
    }

    /** The widget has an instance for each interaction. */
    public Audit interactions(String widgetId, String... events) {
        for (String agent : centre.agents()) {
            Map<String, List<Fact>> byInteraction = new LinkedHashMap<>();
            centre.interactions(agent).forEach(id -> byInteraction.put(id, new ArrayList<>()));
            centre.facts(agent).stream()
                    .filter(named(events))
                    .forEach(fact -> byInteraction.get(fact.interaction()).add(fact));
            byInteraction.forEach((id, facts) -> check(widgetId, agent + "/" + id, facts));
        }
        return this;
    }

    /** The widget has an instance for each agent, or one for the runtime. */
    public Audit agents(String widgetId, String... events) {
        for (String agent : centre.agents()) {
            check(
                    widgetId,
                    agent,
                    centre.facts(agent).stream().filter(named(events)).toList());
        }
        return this;
    }

    private static Predicate<Fact> named(String... events) {
        Set<String> names = Set.of(events);
        return fact -> names.isEmpty() || names.contains(fact.event());
    }

    /** Fails if anything was not as it should be. */
    public void assertNoFaults() {
        if (!counts.isEmpty()) {
            throw new AssertionError("faults " + counts + ":\n  " + String.join("\n  ", faults));
        }
    }

    private void check(String widgetId, String place, List<Fact> published) {
        List<Entry> told = Ledger.of(widgetId).account(place).entries();
        List<Entry> live = told.stream().filter(Entry::isLive).toList();
        String who = widgetId + " at " + place;
        long late = beganWith(told);
        differ(
                who + " was told",
                published.stream()
                        .map(Fact::sequence)
                        .filter(sequence -> sequence > late)
                        .toList(),
                live.stream()
                        .filter(entry -> !entry.callback().equals(DataEvents.MESSAGE)) // no source's
                        .map(Entry::sequence)
                        .toList());
        differ(
                who + " was told, messages included,",
                live.stream().map(Entry::sequence).distinct().sorted().toList(),
                live.stream().map(Entry::sequence).toList());
        differ(
                who + " has counted",
                upTo(live.size()),
                live.stream().map(Entry::count).toList());
        for (List<Entry> incarnation : incarnations(told)) {
            checkStates(who, published, told, incarnation);
        }
    }

    /** Up to which number the very first object knows the past as a state: 0 if it was there from the begin. */
    private static long beganWith(List<Entry> told) {
        return told.stream()
                .takeWhile(entry ->
                        !entry.isLive() && entry.incarnation() == told.get(0).incarnation())
                .mapToLong(Entry::sequence)
                .max()
                .orElse(0);
    }

    private static List<List<Entry>> incarnations(List<Entry> told) {
        List<List<Entry>> all = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= told.size(); i++) {
            if (i == told.size() || told.get(i).incarnation() != told.get(begin).incarnation()) {
                all.add(told.subList(begin, i));
                begin = i;
            }
        }
        return all;
    }

    /**
     * States are told again where an object begins, and nowhere else. One that is told anew by the first live event need
     * not be.
     */
    private void checkStates(String who, List<Fact> published, List<Entry> told, List<Entry> incarnation) {
        int from = told.indexOf(incarnation.get(0));
        long before = told.subList(0, from).stream()
                .filter(Entry::isLive)
                .mapToLong(Entry::sequence)
                .max()
                .orElse(beganWith(told));
        Map<String, Long> due = states(published, before);
        List<Long> again = incarnation.stream()
                .filter(Entry::replayed)
                .map(Entry::sequence)
                .toList();
        Optional<Entry> first = incarnation.stream().filter(Entry::isLive).findFirst();
        first.flatMap(live -> key(published, live.sequence()))
                .filter(key -> !again.contains(due.get(key)))
                .ifPresent(due::remove);
        List<Long> expected = due.values().stream().sorted().toList();
        if (first.isEmpty() && again.size() < expected.size()) {
            expected = expected.subList(0, again.size()); // it went before it was told all
        }
        differ(who + " at the begin of " + incarnation.get(0) + " was told again", expected, again);
        boolean begun = false;
        for (Entry entry : incarnation) {
            begun |= entry.isLive();
            if (begun && entry.replayed()) {
                fault(who + " was told " + entry + " in between");
            }
        }
    }

    /** The latest value of each state up to a number. */
    private static Map<String, Long> states(List<Fact> published, long until) {
        Map<String, Long> latest = new LinkedHashMap<>();
        published.stream()
                .filter(fact -> fact.isState() && fact.sequence() <= until)
                .forEach(fact -> latest.put(fact.key(), fact.sequence()));
        return latest;
    }

    private static Optional<String> key(List<Fact> published, long sequence) {
        return published.stream()
                .filter(fact -> fact.isState() && fact.sequence() == sequence)
                .map(Fact::key)
                .findFirst();
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private void differ(String what, List<Long> expected, List<Long> found) {
        if (expected.equals(found)) {
            return;
        }
        int at = 0;
        while (at < expected.size() && at < found.size() && expected.get(at).equals(found.get(at))) {
            at++;
        }
        fault(what + " " + found.size() + " instead of " + expected.size() + "; the " + (at + 1) + ". is "
                + part(found, at) + ", not " + part(expected, at));
    }

    private static List<Long> part(List<Long> all, int at) {
        return all.subList(Math.min(at, all.size()), Math.min(at + 6, all.size()));
    }

    private void fault(String what) {
        int known = counts.merge(what.substring(0, what.indexOf(' ')), 1, Integer::sum);
        if (known <= MOST) {
            faults.add(what);
        }
    }
}
