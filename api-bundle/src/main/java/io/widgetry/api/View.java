package io.widgetry.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a widget instance has to show, small enough for a shell and a card on a desktop: a title, labelled rows, a list
 * and a status, each plain text. Never markup: whoever displays it escapes it. Immutable; every method returns a new
 * view.
 *
 * <p>A null text is taken as an empty one, so that fields of payloads can be shown as they are. Texts longer than
 * {@value #MAX_TEXT} characters are cut, rows and items beyond {@value #MAX_LINES} are left out: the oldest items first,
 * so that a growing list shows its end.
 */
public final class View {
    /** The longest text that is kept. */
    public static final int MAX_TEXT = 2_000;

    /** The most rows, and the most items, that are kept. */
    public static final int MAX_LINES = 200;

    private final String title;
    private final List<Row> rows;
    private final List<String> items;
    private final String status;

    private View(String title, List<Row> rows, List<String> items, String status) {
        this.title = title;
        this.rows = rows;
        this.items = items;
        this.status = status;
    }

    /**
     * A line of two texts.
     *
     * @param label what it is
     * @param value its value
     */
    public record Row(String label, String value) {
        /**
         * Cuts over-long texts.
         *
         * @param label may be null
         * @param value may be null
         */
        public Row {
            label = text(label);
            value = text(value);
        }
    }

    /**
     * Begins a view.
     *
     * @param title may be null
     * @return a view of a title alone
     */
    public static View titled(String title) {
        return new View(text(title), List.of(), List.of(), "");
    }

    /**
     * Adds a labelled row.
     *
     * @param label may be null
     * @param value may be null
     * @return a new view
     */
    public View row(String label, String value) {
        if (rows.size() >= MAX_LINES) {
            return this;
        }
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(label, value));
        return new View(title, List.copyOf(more), items, status);
    }

    /**
     * Adds an item to the list.
     *
     * @param item may be null
     * @return a new view
     */
    public View item(String item) {
        return items(List.of(text(item)));
    }

    /**
     * Adds items to the list.
     *
     * @param added the texts; not null, but may contain nulls
     * @return a new view
     */
    public View items(List<String> added) {
        List<String> more = new ArrayList<>(items);
        added.forEach(item -> more.add(text(item)));
        return new View(
                title, rows, List.copyOf(more.subList(Math.max(0, more.size() - MAX_LINES), more.size())), status);
    }

    /**
     * Sets the status.
     *
     * @param newStatus may be null
     * @return a new view
     */
    public View status(String newStatus) {
        return new View(title, rows, items, text(newStatus));
    }

    /**
     * The title.
     *
     * @return never null
     */
    public String title() {
        return title;
    }

    /**
     * The labelled rows.
     *
     * @return unmodifiable, never null
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The list.
     *
     * @return unmodifiable, never null
     */
    public List<String> items() {
        return items;
    }

    /**
     * The status.
     *
     * @return empty if none was set
     */
    public Optional<String> status() {
        return status.isEmpty() ? Optional.empty() : Optional.of(status);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that
                && title.equals(that.title)
                && rows.equals(that.rows)
                && items.equals(that.items)
                && status.equals(that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, rows, items, status);
    }

    @Override
    public String toString() {
        return "View[" + title + ", " + rows.size() + " rows, " + items.size() + " items, " + status + "]";
    }

    private static String text(String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
