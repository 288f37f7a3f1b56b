package io.widgetry.simulator.internal.text;

/**
 * Writes JSON text, without a tree: what a payload is made of mostly does not change, and is appended as it is. Commas are
 * set where they belong. Used again and again; not safe for several threads.
 */
public final class Json {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(4096);

    /** Begins anew. */
    public Json clear() {
        out.setLength(0);
        return this;
    }

    /** Begins an object. */
    public Json open() {
        comma();
        out.append('{');
        return this;
    }

    /** Begins an object that is a field. */
    public Json open(String name) {
        name(name);
        out.append('{');
        return this;
    }

    public Json close() {
        out.append('}');
        return this;
    }

    /** Begins an array that is a field. */
    public Json list(String name) {
        name(name);
        out.append('[');
        return this;
    }

    /** Begins an array. */
    public Json list() {
        comma();
        out.append('[');
        return this;
    }

    public Json end() {
        out.append(']');
        return this;
    }

    /** A field with text. */
    public Json text(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    /** An element of an array that is text. */
    public Json text(String value) {
        comma();
        quoted(value);
        return this;
    }

    public Json flag(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    public Json number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A field that is JSON already. */
    public Json raw(String name, String json) {
        name(name);
        out.append(json);
        return this;
    }

    /** An element of an array, or fields of an object, that are JSON already. */
    public Json raw(String json) {
        comma();
        out.append(json);
        return this;
    }

    private void name(String name) {
        comma();
        out.append('"').append(name).append("\":");
    }

    private void comma() {
        int length = out.length();
        if (length > 0) {
            char last = out.charAt(length - 1);
            // text ends with a quotation mark, so that a bracket or colon is never the end of a value
            if (last != '{' && last != '[' && last != ':') {
                out.append(',');
            }
        }
    }

    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                escaped(c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    /** What was written. */
    @Override
    public String toString() {
        return out.toString();
    }
}
