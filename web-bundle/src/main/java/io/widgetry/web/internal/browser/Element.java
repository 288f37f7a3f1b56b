package io.widgetry.web.internal.browser;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one element of a browser widget. It is read into its parts and written anew, so that nothing but these parts can become
 * markup.
 *
 * @param name the name of a custom element
 * @param attributes by name, in their order
 */
record Element(String name, Map<String, String> attributes) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]*-[a-z0-9._-]*");
    private static final Pattern START = Pattern.compile("<([A-Za-z][^\\s/>]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s+([A-Za-z_:][A-Za-z0-9_.:-]*)(?:\\s*=\\s*(?:\"([^\"<]*)\"|'([^'<]*)'|([^\\s\"'=<>`]+)))?");
    private static final Pattern END = Pattern.compile("\\s*(?:/>|>\\s*(?:</([A-Za-z][^\\s>]*)\\s*>)?)\\s*");
    private static final int MOST_ATTRIBUTES = 50;

    /**
     * Reads an element.
     *
     * @param text markup such as {@code <my-card data-x="1"></my-card>}, or a bare name
     * @param field where it stands, for the message
     * @throws ManifestException if it is anything else
     */
    static Element parse(String text, String field) throws ManifestException {
        String markup = text.strip();
        if (NAME.matcher(markup).matches()) {
            return new Element(markup, Map.of());
        }
        Matcher start = START.matcher(markup);
        if (!start.lookingAt()) {
            throw wrong(field);
        }
        String name = start.group(1).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new ManifestException(
                    field + " has the tag " + quoted(name) + ", but the name of a custom element has a hyphen");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(markup);
        int at = start.end();
        while (attribute.region(at, markup.length()).lookingAt()) {
            add(attributes, attribute, field);
            at = attribute.end();
        }
        Matcher end = END.matcher(markup).region(at, markup.length());
        if (!end.matches() || end.group(1) != null && !end.group(1).equalsIgnoreCase(name)) {
            throw wrong(field);
        }
        return new Element(name, Collections.unmodifiableMap(attributes));
    }

    private static void add(Map<String, String> attributes, Matcher found, String field) throws ManifestException {
        String name = found.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("on") || name.equals("style")) {
            throw new ManifestException(field + " has the attribute " + quoted(name)
                    + ", which would be code or style in markup: set it in the widget's script");
        }
        String value =
                found.group(2) != null ? found.group(2) : found.group(3) != null ? found.group(3) : found.group(4);
        if (attributes.size() >= MOST_ATTRIBUTES) {
            throw new ManifestException(field + " has more than " + MOST_ATTRIBUTES + " attributes");
        }
        // Of several with one name a browser takes the first.
        attributes.putIfAbsent(name, value == null ? "" : decoded(value));
    }

    private static String decoded(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static String encoded(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static ManifestException wrong(String field) {
        return new ManifestException(
                field + " must be one empty element with its attributes, such as <my-card data-x=\"1\"></my-card>");
    }

    private static String quoted(String text) {
        return "\"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "\"";
    }

    /** The element as markup. */
    String markup() {
        StringBuilder text = new StringBuilder("<").append(name);
        attributes.forEach((attribute, value) -> text.append(' ')
                .append(attribute)
                .append("=\"")
                .append(encoded(value))
                .append('"'));
        return text.append("></").append(name).append('>').toString();
    }
}
