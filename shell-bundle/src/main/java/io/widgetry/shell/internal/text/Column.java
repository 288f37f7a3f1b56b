package io.widgetry.shell.internal.text;

/**
 * A column of a {@link Table}.
 *
 * @param header what stands above it, in capitals
 * @param right whether it is aligned to the right
 * @param least how narrow it may become where the table is too wide; {@link Integer#MAX_VALUE} if it may not
 */
public record Column(String header, boolean right, int least) {

    /** A text that is cut where the table is too wide. */
    public static Column text(String header) {
        return new Column(header, false, Math.max(6, header.length()));
    }

    /** A text that is never cut, such as an abbreviated id. */
    public static Column whole(String header) {
        return new Column(header, false, Integer.MAX_VALUE);
    }

    /** A number: to the right, never cut. */
    public static Column number(String header) {
        return new Column(header, true, Integer.MAX_VALUE);
    }
}
