package io.widgetry.api.admin;

/**
 * What became of the events for a widget or an instance.
 *
 * @param queued how many wait now
 * @param delivered how many were handed over, failed ones included
 * @param failed how many callbacks threw
 * @param dropped how many occurrences could not be kept
 * @param conflated how many state events gave way to a later value
 */
public record Counters(long queued, long delivered, long failed, long dropped, long conflated) {
    /** Nothing yet. */
    public static final Counters ZERO = new Counters(0, 0, 0, 0, 0);

    /**
     * Adds two counts.
     *
     * @param other the other
     * @return the sum
     */
    public Counters plus(Counters other) {
        return new Counters(
                queued + other.queued,
                delivered + other.delivered,
                failed + other.failed,
                dropped + other.dropped,
                conflated + other.conflated);
    }
}
