package io.widgetry.testkit.internal;

/**
 * A callback that threw.
 *
 * @param place which instance's
 * @param during in what
 * @param thrown what
 */
public record Failure(Place place, String during, Throwable thrown) {
    /** {@return a sentence} */
    public String told() {
        return place + " threw " + thrown + " in " + during;
    }
}
