package io.widgetry.testkit.internal;

import io.widgetry.api.View;

/** A view in words, for a test that fails. */
public final class Drawn {
    private static final String LINE = System.lineSeparator() + "    ";

    private Drawn() {}

    /** {@return all that a view says, a line each} */
    public static String of(View view) {
        StringBuilder text = new StringBuilder()
                .append(LINE)
                .append('[')
                .append(view.title())
                .append(']');
        view.rows()
                .forEach(row ->
                        text.append(LINE).append(row.label()).append(": ").append(row.value()));
        view.items().forEach(item -> text.append(LINE).append("- ").append(item));
        view.status()
                .ifPresent(
                        status -> text.append(LINE).append('(').append(status).append(')'));
        return text.toString();
    }
}
