package io.widgetry.shell.internal.text;

/**
 * A column of a {@link Table}.
 *
 * @param header what stands above it, in capitals
 * @param right whether it is aligned to the right
 * @param least how narrow it may become where the table is too wide; {@link Integer#MAX_VALUE} if it may not
 * @param fit what becomes of what is too wide for it
 */
public record Column(String header, boolean right, int least, Fit fit) {
    private static final int NARROWEST_SENTENCE = 40;

    /** What becomes of a cell that is too wide. */
    public enum Fit {
        /** Its end is cut. */
        BEGINNING,
        /** Its beginning is cut. */
        END,
        /** It goes on in the next line. */
        WRAPPED
    }

    /** A text that is cut where the table is too wide. */
    public static Column text(String header) {
        return text(header, 6);
    }

    /** A text that is cut where the table is too wide, but not below a width. */
    public static Column text(String header, int least) {
        return new Column(header, false, Math.max(least, header.length()), Fit.BEGINNING);
    }

    /** A name with dots, whose last part says most: its beginning is cut where the table is too wide. */
    public static Column qualified(String header) {
        return new Column(header, false, Math.max(6, header.length()), Fit.END);
    }

    /** A text that is never cut, such as an abbreviated id. */
    public static Column whole(String header) {
        return new Column(header, false, Integer.MAX_VALUE, Fit.BEGINNING);
    }

    /** A number: to the right, never cut. */
    public static Column number(String header) {
        return new Column(header, true, Integer.MAX_VALUE, Fit.BEGINNING);
    }

    /** A sentence, which goes on below its beginning: only for the last column, because it takes the room that is left. */
    public static Column sentence(String header) {
        return new Column(header, false, NARROWEST_SENTENCE, Fit.WRAPPED);
    }
}
