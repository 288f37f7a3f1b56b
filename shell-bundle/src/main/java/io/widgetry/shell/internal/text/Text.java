package io.widgetry.shell.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Text on its way to a terminal. What comes from payloads can hold anything, also sequences that move the cursor, rename
 * the window or turn the line around: {@link #clean} takes them out. Widths are columns of the terminal, not characters.
 */
public final class Text {
    /** How wide a line may be. */
    public static final int WIDTH = 100;

    /** Stands for what is absent. */
    public static final String ABSENT = "–";

    private static final Pattern SEQUENCE = Pattern.compile(
            // control sequences: ESC [ parameters final
            "(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]?"
                    // strings: ESC ] (window title, links, clipboard), ESC P, ESC X, ESC ^, ESC _, up to their end
                    + "|(?:\u001B[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\\\|\u009C)?"
                    // any other escape
                    + "|\u001B[ -/]*[0-~]?");

    private Text() {}

    /**
     * Makes one harmless line of a text.
     *
     * @param text any text; null stands for the empty one
     * @return without escape sequences, control characters and marks that change the direction of writing; line breaks
     *     and tabs are blanks
     */
    public static String clean(String text) {
        if (text == null) {
            return "";
        }
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        SEQUENCE.matcher(text).replaceAll("").codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || c == 0x85) {
                clean.append(' ');
            } else if (Character.getType(c) == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (isPrintable(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /**
     * Makes one harmless line of JSON text, without changing what it says: control characters are written as escapes.
     *
     * @param json JSON text; not null
     * @return the same JSON
     */
    public static String cleanJson(String json) {
        StringBuilder clean = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                // between tokens only: inside a string, JSON itself wants them escaped
                clean.append(' ');
            } else if (isPrintable(c) && Character.getType(c) != Character.SURROGATE) {
                clean.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    clean.append("\\u").append("%04x".formatted((int) unit));
                }
            }
        });
        return clean.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            // of the invisible characters, only the two that join and part letters
            case Character.FORMAT -> c == 0x200C || c == 0x200D;
            default -> true;
        };
    }

    /**
     * How many columns a text takes.
     *
     * @param text a clean text
     * @return the columns
     */
    public static int width(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /**
     * Cuts a text that is too wide, and shows that it did.
     *
     * @param text a clean text
     * @param columns how many there are, at least 1
     * @return the text, or its beginning and {@code …}
     */
    public static String cut(String text, int columns) {
        return width(text) <= columns
                ? text
                : text.substring(0, fitting(text, columns - 1)).stripTrailing() + "…";
    }

    /**
     * Cuts the beginning of a text that is too wide, and shows that it did.
     *
     * @param text a clean text
     * @param columns how many there are, at least 1
     * @return the text, or {@code …} and its end
     */
    public static String cutBeginning(String text, int columns) {
        int from = 0;
        while (width(text.substring(from)) > (from == 0 ? columns : columns - 1)) {
            from = text.offsetByCodePoints(from, 1);
        }
        return from == 0 ? text : "…" + text.substring(from);
    }

    /**
     * Fills a text with blanks on its right.
     *
     * @param text a clean text
     * @param columns how wide it becomes
     * @return the text, unchanged if it is wider
     */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /**
     * Breaks a text into lines, between words where that is possible.
     *
     * @param text a clean text
     * @param columns how wide a line may be, at least 2
     * @return at least one line
     */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (width(rest) > columns) {
            int end = Math.max(fitting(rest, columns), rest.offsetByCodePoints(0, 1));
            int blank = rest.lastIndexOf(' ', end);
            // a blank in the first third would leave too much of the line empty
            int cut = blank > end / 3 ? blank : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    /** How many characters of a text fit. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += Math.max(0, WCWidth.wcwidth(c));
            if (used > columns) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
