package io.widgetry.core.internal.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The live interactions by id, immutable: a change makes another one, which shares nearly all with this one. A trie of the
 * ids' hashes with up to 32 branches a node, so that a change copies two short arrays for a thousand interactions and three
 * or four for a hundred thousand, and each event is a change.
 */
final class Interactions {
    static final Interactions NONE = new Interactions(new Node(0, new Object[0]), 0);

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private final Node root;
    private final int size;

    private Interactions(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /**
     * A node: of its 32 places those that are taken, in order. In a place is an interaction, a node, or an array of
     * interactions whose ids have one and the same hash.
     */
    private record Node(int taken, Object[] places) {
        int index(int bit) {
            return Integer.bitCount(taken & (bit - 1));
        }

        Node with(int bit, Object what) {
            int index = index(bit);
            if ((taken & bit) != 0) {
                Object[] changed = places.clone();
                changed[index] = what;
                return new Node(taken, changed);
            }
            Object[] more = new Object[places.length + 1];
            System.arraycopy(places, 0, more, 0, index);
            more[index] = what;
            System.arraycopy(places, index, more, index + 1, places.length - index);
            return new Node(taken | bit, more);
        }

        Node without(int bit) {
            int index = index(bit);
            Object[] fewer = new Object[places.length - 1];
            System.arraycopy(places, 0, fewer, 0, index);
            System.arraycopy(places, index + 1, fewer, index, fewer.length - index);
            return new Node(taken & ~bit, fewer);
        }
    }

    private static int hash(String id) {
        int hash = id.hashCode();
        return hash ^ (hash >>> 16) * 0x9E3779B9; // ids that differ in their last digits only differ at the top then
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & MASK);
    }

    int size() {
        return size;
    }

    /** {@return the interaction, or null} */
    InteractionSnapshot get(String id) {
        if (id == null) {
            return null;
        }
        int hash = hash(id);
        Node node = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = bit(hash, shift);
            if ((node.taken & bit) == 0) {
                return null;
            }
            Object place = node.places[node.index(bit)];
            if (place instanceof Node deeper) {
                node = deeper;
            } else {
                return place instanceof InteractionSnapshot one ? one.id().equals(id) ? one : null : find(place, id);
            }
        }
    }

    private static InteractionSnapshot find(Object same, String id) {
        for (InteractionSnapshot one : (InteractionSnapshot[]) same) {
            if (one.id().equals(id)) {
                return one;
            }
        }
        return null;
    }

    /** {@return these with one added, or in the place of the one of its id} */
    Interactions with(InteractionSnapshot changed) {
        return new Interactions(
                with(root, changed, hash(changed.id()), 0), get(changed.id()) == null ? size + 1 : size);
    }

    private static Node with(Node node, InteractionSnapshot changed, int hash, int shift) {
        int bit = bit(hash, shift);
        if ((node.taken & bit) == 0) {
            return node.with(bit, changed);
        }
        Object place = node.places[node.index(bit)];
        if (place instanceof Node deeper) {
            return node.with(bit, with(deeper, changed, hash, shift + BITS));
        }
        if (place instanceof InteractionSnapshot one) {
            if (one.id().equals(changed.id())) {
                return node.with(bit, changed);
            }
            int other = hash(one.id());
            return node.with(
                    bit,
                    other == hash
                            ? new InteractionSnapshot[] {one, changed}
                            : with(
                                    new Node(bit(other, shift + BITS), new Object[] {one}),
                                    changed,
                                    hash,
                                    shift + BITS));
        }
        InteractionSnapshot[] same = (InteractionSnapshot[]) place;
        int other = hash(same[0].id());
        return node.with(
                bit,
                other == hash
                        ? among(same, changed)
                        : with(new Node(bit(other, shift + BITS), new Object[] {same}), changed, hash, shift + BITS));
    }

    private static InteractionSnapshot[] among(InteractionSnapshot[] same, InteractionSnapshot changed) {
        List<InteractionSnapshot> all = new ArrayList<>(Arrays.asList(same));
        all.removeIf(one -> one.id().equals(changed.id()));
        all.add(changed);
        return all.toArray(InteractionSnapshot[]::new);
    }

    /** {@return these without one} */
    Interactions without(String id) {
        return get(id) == null ? this : new Interactions(without(root, id, hash(id), 0), size - 1);
    }

    private static Node without(Node node, String id, int hash, int shift) {
        int bit = bit(hash, shift);
        Object place = node.places[node.index(bit)];
        if (place instanceof Node deeper) {
            Node rest = without(deeper, id, hash, shift + BITS);
            if (rest.places.length == 1 && !(rest.places[0] instanceof Node)) {
                return node.with(bit, rest.places[0]); // what is alone needs no node of its own
            }
            return rest.places.length == 0 ? node.without(bit) : node.with(bit, rest);
        }
        if (place instanceof InteractionSnapshot) {
            return node.without(bit);
        }
        List<InteractionSnapshot> rest = new ArrayList<>(Arrays.asList((InteractionSnapshot[]) place));
        rest.removeIf(one -> one.id().equals(id));
        return node.with(bit, rest.size() == 1 ? rest.get(0) : rest.toArray(InteractionSnapshot[]::new));
    }

    /** {@return all of them, in no order} */
    List<InteractionSnapshot> all() {
        List<InteractionSnapshot> all = new ArrayList<>(size);
        collect(root, all);
        return all;
    }

    private static void collect(Node node, List<InteractionSnapshot> all) {
        for (Object place : node.places) {
            if (place instanceof Node deeper) {
                collect(deeper, all);
            } else if (place instanceof InteractionSnapshot one) {
                all.add(one);
            } else {
                all.addAll(Arrays.asList((InteractionSnapshot[]) place));
            }
        }
    }
}
