package io.widgetry.integration.supervision;

import io.widgetry.api.DataEvents;
import io.widgetry.integration.support.Centre.Fact;
import io.widgetry.integration.widget.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an instance was told that was ill for a while, against what was published for it. */
final class Return {
    private final List<Fact> published;
    private final List<Entry> told;
    private final List<Entry> live;
    private final int before;
    private final int after;

    Return(List<Fact> published, List<Entry> told) {
        this.published = published;
        this.told = told;
        this.live = told.stream().filter(Entry::isLive).toList();
        int same = 0;
        while (same < live.size() && isSame(same, same)) {
            same++;
        }
        this.before = same;
        same = 0;
        while (same < live.size() - before && isSame(live.size() - 1 - same, published.size() - 1 - same)) {
            same++;
        }
        this.after = same;
    }

    private boolean isSame(int entry, int fact) {
        return live.get(entry).sequence() == published.get(fact).sequence();
    }

    /** How much of the end was told without a gap, after the first gap; all of it if there is none. */
    int after() {
        return before == published.size() ? before : after;
    }

    /** How much was told apart from begin and end. */
    int between() {
        return live.size() - before - after;
    }

    /** Whether it was told how things stand before anything else after its illness, but for what it was probed with. */
    boolean stateIsFirst(long probes) {
        if (before == published.size()) {
            return true;
        }
        int first = told.indexOf(live.get(live.size() - after));
        return told.get(first).callback().equals(DataEvents.INTERACTION)
                || told.subList(first - 1, Math.min(first + (int) probes + 1, told.size())).stream()
                        .anyMatch(Entry::replayed);
    }

    /** What it was told around its return. */
    List<Entry> around() {
        int first = told.indexOf(live.get(Math.min(live.size() - 1, live.size() - after)));
        return told.subList(Math.max(0, first - 5), Math.min(first + 5, told.size()));
    }

    /** How many occurrences it was never told. */
    long missedOccurrences() {
        Set<Long> known = new HashSet<>();
        live.forEach(entry -> known.add(entry.sequence()));
        return published.stream()
                .filter(fact -> fact.event().equals(DataEvents.MEDIA_MESSAGE) && !known.contains(fact.sequence()))
                .count();
    }
}
