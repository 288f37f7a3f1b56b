package io.widgetry.simulator.internal.centre;

/**
 * What there is in a centre at a time.
 *
 * @param played how many milliseconds have passed in it
 * @param signedIn how many agents are there
 * @param arrived how many contacts there were
 * @param waiting how many of them wait
 * @param cards how many work cards are open
 */
public record Counts(long played, int signedIn, long arrived, int waiting, int cards) {
    /** Before anything has happened. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Of two centres together. */
    public Counts plus(Counts other) {
        return new Counts(
                Math.max(played, other.played),
                signedIn + other.signedIn,
                arrived + other.arrived,
                waiting + other.waiting,
                cards + other.cards);
    }
}
