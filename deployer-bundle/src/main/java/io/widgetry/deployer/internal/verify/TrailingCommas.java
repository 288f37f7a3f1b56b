package io.widgetry.deployer.internal.verify;

/** Commas after the last element of an object or an array, which tools that made manifests did not mind. */
final class TrailingCommas {
    private TrailingCommas() {}

    /** The text with blanks in their place. */
    static String blanked(String text) {
        StringBuilder result = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '"') {
                at = afterString(text, at);
            } else if (character == ',') {
                int next = afterBlanks(text, at + 1);
                if (next < text.length() && (text.charAt(next) == '}' || text.charAt(next) == ']')) {
                    result.setCharAt(at, ' ');
                }
                at = next;
            } else {
                at = Math.max(at + 1, afterBlanks(text, at));
            }
        }
        return result.toString();
    }

    private static int afterString(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Comments are blank, too. */
    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = after(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                at = after(text, "*/", at + 2);
            } else {
                break;
            }
        }
        return at;
    }

    private static int after(String text, String what, int from) {
        int found = text.indexOf(what, from);
        return found < 0 ? text.length() : found + what.length();
    }
}
