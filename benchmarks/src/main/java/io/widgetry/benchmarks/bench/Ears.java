package io.widgetry.benchmarks.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** All healthy listeners of one peer: who they are, and whether all of them have heard what they should. */
public final class Ears {
    private static final long PAUSE_NANOS = 20_000;
    private static final int FEW = 16;

    private final int interactions;
    private final List<Ear[]> bound = new ArrayList<>();
    private final List<Ear> forAll = new ArrayList<>();
    private final List<Listener> sick;
    private final Schedule schedule = new Schedule();

    /** So many kinds bound to each interaction, so many for all, and others, which nobody waits for. */
    public Ears(int interactions, int boundKinds, int forAllKinds, List<Listener> sick) {
        this.interactions = interactions;
        this.sick = sick;
        for (int kind = 0; kind < boundKinds; kind++) {
            Ear[] each = new Ear[interactions];
            for (int i = 0; i < interactions; i++) {
                each[i] = new Ear(i, interactions, schedule);
            }
            bound.add(each);
        }
        for (int kind = 0; kind < forAllKinds; kind++) {
            forAll.add(new Ear(0, 1, schedule));
        }
    }

    /** {@return them as a peer needs them: the sick ones last} */
    public Audience audience() {
        List<Listener> all = new ArrayList<>(forAll);
        all.addAll(sick);
        return new Audience(interactions, new ArrayList<>(bound), all);
    }

    Schedule schedule() {
        return schedule;
    }

    /** {@return how many events the slowest of those has yet to hear for whom most is published} */
    long behind(long published) {
        long most = 0;
        for (Ear ear : forAll) {
            most = Math.max(most, ear.expected(published) - ear.heard());
        }
        // Of many interactions, none gets so many events that they could pile up.
        for (int i = 0; i < interactions && interactions <= FEW; i++) {
            for (Ear[] kind : bound) {
                most = Math.max(most, kind[i].expected(published) - kind[i].heard());
            }
        }
        return most;
    }

    /** Waits until all have heard so many events, of which all before some were heard earlier; false if not in time. */
    boolean await(long from, long published, long deadline) {
        for (Ear ear : forAll) {
            if (!await(ear, published, deadline)) {
                return false;
            }
        }
        long touched = Math.min(interactions, published - from);
        for (Ear[] kind : bound) {
            for (long i = 0; i < touched; i++) {
                if (!await(kind[(int) ((from + i) % interactions)], published, deadline)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean await(Ear ear, long published, long deadline) {
        long expected = ear.expected(published);
        while (ear.heard() < expected) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** {@return how many callbacks there should have been for so many events} */
    long due(long published) {
        return sum(ear -> ear.expected(published));
    }

    /** {@return how many there have been} */
    long heard() {
        return sum(Ear::heard);
    }

    private long sum(java.util.function.ToLongFunction<Ear> of) {
        long sum = forAll.stream().mapToLong(of).sum();
        for (Ear[] kind : bound) {
            for (Ear ear : kind) {
                sum += of.applyAsLong(ear);
            }
        }
        return sum;
    }

    /** Fails unless each has heard what it should, and nothing twice. */
    void check(long published) {
        if (due(published) != heard() || sum(ear -> ear.isFaulty() ? 1 : 0) > 0) {
            throw new IllegalStateException(
                    "after " + published + " events there were " + heard() + " callbacks instead of " + due(published));
        }
    }
}
