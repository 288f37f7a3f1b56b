package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.FeedStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all feeds have brought. The feed bundle forgets old feeds; their share must not be taken off again. */
final class FeedTally {

    /** Events by what became of them. */
    record Counts(long accepted, long duplicates, long rejected) {
        private static final Counts NONE = new Counts(0, 0, 0);

        private Counts plus(Counts other) {
            return new Counts(accepted + other.accepted, duplicates + other.duplicates, rejected + other.rejected);
        }

        private static Counts of(FeedStatus feed) {
            return new Counts(feed.accepted(), feed.duplicates(), feed.rejected());
        }
    }

    /** A feed bundle that is started anew begins its numbers anew. */
    private record Key(int id, Instant since) {}

    private Counts forgotten = Counts.NONE;
    private Map<Key, Counts> known = Map.of();

    /** Adds up. */
    Counts count(List<FeedStatus> feeds) {
        Map<Key, Counts> now = new HashMap<>();
        feeds.forEach(feed -> now.put(new Key(feed.id(), feed.since()), Counts.of(feed)));
        for (Map.Entry<Key, Counts> before : known.entrySet()) {
            if (!now.containsKey(before.getKey())) {
                forgotten = forgotten.plus(before.getValue());
            }
        }
        known = now;
        return now.values().stream().reduce(forgotten, Counts::plus);
    }
}
