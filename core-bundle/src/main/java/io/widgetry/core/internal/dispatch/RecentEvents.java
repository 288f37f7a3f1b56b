package io.widgetry.core.internal.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest event ids, to tell duplicates. Striped by id, so that publishers for different agents seldom meet. When a
 * stripe is full its oldest id is forgotten.
 */
final class RecentEvents {
    private static final int STRIPES = 64;

    private final Stripe[] stripes = new Stripe[STRIPES];

    RecentEvents(int window) {
        int each = Math.max(1, window / STRIPES);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(each);
        }
    }

    /** Remembers an event; false if it is remembered already. */
    boolean add(String source, String id) {
        Key key = new Key(source, id);
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            return stripe.putIfAbsent(key, Boolean.TRUE) == null;
        }
    }

    /** Forgets an event that was not accepted after all. */
    void remove(String source, String id) {
        Key key = new Key(source, id);
        Stripe stripe = stripe(key);
        synchronized (stripe) {
            stripe.remove(key);
        }
    }

    private Stripe stripe(Key key) {
        int hash = key.hashCode();
        return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
    }

    private record Key(String source, String id) {}

    private static final class Stripe extends LinkedHashMap<Key, Boolean> {
        private static final long serialVersionUID = 1L;

        private final int capacity;

        Stripe(int capacity) {
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
            return size() > capacity;
        }
    }
}
