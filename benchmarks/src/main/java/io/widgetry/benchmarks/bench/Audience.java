package io.widgetry.benchmarks.bench;

import java.util.List;

/**
 * Who listens.
 *
 * @param interactions how many interactions are live
 * @param bound kinds of listeners that are bound to one interaction each: for each kind one of every interaction
 * @param forAll listeners that hear of all interactions
 */
public record Audience(int interactions, List<Listener[]> bound, List<Listener> forAll) {

    /** {@return how many callbacks an event leads to} */
    public int callbacks() {
        return bound.size() + forAll.size();
    }
}
