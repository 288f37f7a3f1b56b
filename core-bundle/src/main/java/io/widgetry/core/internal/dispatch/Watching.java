package io.widgetry.core.internal.dispatch;

/**
 * What is kept an eye on while events are delivered. Everything, always: what it costs can only be measured by leaving it
 * out, which is what this is for. Not configurable, since a runtime that does not notice a hung widget is none to operate.
 * Traces have a setting of their own.
 *
 * @param metering whether it is measured what widgets cost
 * @param supervision whether slow, stalled and failing widgets are noticed
 */
public record Watching(boolean metering, boolean supervision) {
    /** As it is in operation. */
    public static final Watching ALL = new Watching(true, true);
}
