package io.widgetry.web.internal.http;

/**
 * A parameter of the query string.
 *
 * @param name its name
 * @param sentence what it means
 * @param required whether it must be there
 * @param max the greatest number if it is a number, which is then at least 1; 0 if it is text
 */
public record Parameter(String name, String sentence, boolean required, int max) {

    public static Parameter text(String name, String sentence) {
        return new Parameter(name, sentence, false, 0);
    }

    public static Parameter requiredText(String name, String sentence) {
        return new Parameter(name, sentence, true, 0);
    }

    public static Parameter number(String name, int max, String sentence) {
        return new Parameter(name, sentence, false, max);
    }

    boolean isNumber() {
        return max > 0;
    }
}
