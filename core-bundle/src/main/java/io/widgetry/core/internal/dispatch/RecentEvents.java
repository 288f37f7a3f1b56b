package io.widgetry.core.internal.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest event ids, to tell duplicates. Striped by id, so that publishers for different agents seldom meet. When a
 * stripe is full its oldest id is forgotten.
 */
final class RecentEvents {
    private static final int STRIPE_BITS = 6;
    private static final int STRIPES = 1 << STRIPE_BITS;

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

    /** By other bits of the hash than those by which a stripe's map finds places: else it would use one place in 64 only. */
    private Stripe stripe(Key key) {
        return stripes[key.hashCode() * 0x9E3779B9 >>> Integer.SIZE - STRIPE_BITS];
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
