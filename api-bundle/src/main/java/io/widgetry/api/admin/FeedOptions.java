package io.widgetry.api.admin;

/**
 * How to replay a feed.
 *
 * @param speed 1 keeps the distances between events, 10 plays ten times as fast; {@link #MAX} ignores them
 * @param again whether to play events that were played before: their ids are made new, so that they are no duplicates
 */
public record FeedOptions(double speed, boolean again) {
    /** As fast as the runtime accepts. */
    public static final double MAX = Double.POSITIVE_INFINITY;

    /** At real speed. */
    public static final FeedOptions REAL_TIME = new FeedOptions(1, false);

    /** At maximum speed. */
    public static final FeedOptions FASTEST = new FeedOptions(MAX, false);

    /**
     * Checks the speed.
     *
     * @param speed greater than 0
     * @param again see above
     * @throws IllegalArgumentException if the speed is not greater than 0
     */
    public FeedOptions {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be a number greater than 0 or max, not " + speed);
        }
    }

    /**
     * Reads a speed as people write it.
     *
     * @param text a number greater than 0, or {@code max}; not null
     * @return the speed
     * @throws IllegalArgumentException if it is neither
     */
    public static double speed(String text) {
        if ("max".equalsIgnoreCase(text)) {
            return MAX;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && speed < MAX) {
                return speed;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("speed must be a number greater than 0 or max, not " + text, notANumber);
        }
        throw new IllegalArgumentException("speed must be a number greater than 0 or max, not " + text);
    }
}
