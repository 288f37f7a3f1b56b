package io.widgetry.sample.test;

/**
 * A message that a widget sent.
 *
 * @param to a widget's id, or one of the constants
 * @param value what was sent, as those who hear it get it
 */
public record Sent(String to, Object value) {
    /** To the other widgets in the same context. */
    public static final String CONTEXT = "(context)";

    /** To every other widget of the agent. */
    public static final String WORKSPACE = "(workspace)";
}
