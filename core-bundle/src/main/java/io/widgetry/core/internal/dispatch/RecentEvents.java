package io.widgetry.core.internal.dispatch;

import java.util.Arrays;

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
        int hash = hash(source, id);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            return stripe.add(hash, source, id);
        }
    }

    /** Forgets an event that was not accepted after all. */
    void remove(String source, String id) {
        int hash = hash(source, id);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            stripe.remove(hash, source, id);
        }
    }

    /** Spread, since ids of one source often differ in their last characters only. */
    private static int hash(String source, String id) {
        return (31 * source.hashCode() + id.hashCode()) * 0x9E3779B9;
    }

    /** By other bits of the hash than those by which a stripe finds places: else it would use one place in 64 only. */
    private Stripe stripe(int hash) {
        return stripes[hash >>> Integer.SIZE - STRIPE_BITS];
    }

    /**
     * The ids in the order in which they came, in a ring, and an open-addressed index of it with linear probing. A map of
     * objects would do too, but each event would write into several old ones, all over the heap, and have the garbage
     * collector copy a new one, which costs it as much as all else that is done to accept an event.
     */
    private static final class Stripe {
        private static final int FEW = 16;

        private final int capacity;
        private String[] sources = new String[0];
        private String[] ids = {};
        private int[] hashes = {};
        /** Positions in the ring, plus 1; 0 where none is. At most half of it is taken. */
        private int[] index = new int[1];

        private int next; // where the next id goes in the ring

        Stripe(int capacity) {
            this.capacity = capacity;
        }

        boolean add(int hash, String source, String id) {
            if (index[find(hash, source, id)] != 0) {
                return false;
            }
            if (next == ids.length) {
                makeRoom();
            }
            if (ids[next] != null) {
                removeAt(find(hashes[next], sources[next], ids[next]));
            }
            sources[next] = source;
            ids[next] = id;
            hashes[next] = hash;
            index[find(hash, source, id)] = ++next;
            return true;
        }

        void remove(int hash, String source, String id) {
            int place = find(hash, source, id);
            int position = index[place] - 1;
            if (position >= 0) {
                removeAt(place);
                ids[position] = null;
                sources[position] = null;
                if (position == next - 1) {
                    next--; // nearly always: its place is taken by the next one
                }
            }
        }

        /** The ring grows until it is as large as it may be, and then begins anew with the oldest. */
        private void makeRoom() {
            if (ids.length == capacity) {
                next = 0;
                return;
            }
            int size = Math.min(capacity, Math.max(FEW, 2 * ids.length));
            sources = Arrays.copyOf(sources, size);
            ids = Arrays.copyOf(ids, size);
            hashes = Arrays.copyOf(hashes, size);
            index = new int[Integer.highestOneBit(Math.max(1, size - 1)) << 2];
            for (int position = 0; position < next; position++) {
                if (ids[position] != null) {
                    index[find(hashes[position], sources[position], ids[position])] = position + 1;
                }
            }
        }

        /** {@return the place in the index where an id is, or is to be} */
        private int find(int hash, String source, String id) {
            int place = hash & index.length - 1;
            while (index[place] != 0) {
                int position = index[place] - 1;
                if (hashes[position] == hash && id.equals(ids[position]) && source.equals(sources[position])) {
                    return place;
                }
                place = place + 1 & index.length - 1;
            }
            return place;
        }

        /** Takes a place out of the index; those that were put behind it because it was taken move up. */
        private void removeAt(int gap) {
            index[gap] = 0;
            int mask = index.length - 1;
            for (int place = gap + 1 & mask; index[place] != 0; place = place + 1 & mask) {
                int home = hashes[index[place] - 1] & mask;
                if ((place - home & mask) >= (place - gap & mask)) {
                    index[gap] = index[place];
                    index[place] = 0;
                    gap = place;
                }
            }
        }
    }
}
