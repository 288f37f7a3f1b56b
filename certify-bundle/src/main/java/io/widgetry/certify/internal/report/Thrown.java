package io.widgetry.certify.internal.report;

/**
 * Something that a callback threw, or a way in which one hung. Without messages, which may hold data.
 *
 * @param widget the widget's id
 * @param callback the event that it was told, or what else it was asked to do
 * @param what the exception and the line of code, as in {@code java.io.IOException at com.acme.Card.read(Card.java:12)}
 * @param input what was told when it was seen first: which payload of the certification's own
 * @param count how often it was seen
 */
public record Thrown(String widget, String callback, String what, String input, int count) {

    /** {@return the same, seen once more} */
    public Thrown again() {
        return new Thrown(widget, callback, what, input, count + 1);
    }

    /** {@return all of it in a line} */
    public String line() {
        return widget + ", " + callback + ": " + what + (input.isEmpty() ? "" : ", with " + input)
                + (count == 1 ? "" : " (" + count + " times)");
    }
}
