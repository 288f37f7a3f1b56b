package io.widgetry.deployer.internal.verify;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JSON parser says of a malformed text, in words for who wrote it: the parser names its own tokens and codes. */
final class JsonFault {
    private static final Pattern END = Pattern.compile("Invalid token=EOF.*|Unexpected char -1\\b.*");
    private static final Pattern TOKEN = Pattern.compile("Invalid token=(\\w+) at .*Expected tokens are: \\[(.*)]");
    private static final Pattern AFTER_END = Pattern.compile("Expected EOF token, but got (\\w+)");
    private static final Pattern IN_WORD = Pattern.compile("Unexpected char (\\d{1,6}) at .*expecting .*");
    private static final Pattern CHARACTER = Pattern.compile("Unexpected char (\\d{1,6}) at .*");

    private static final Map<String, String> TOKENS = Map.of(
            "CURLYOPEN", "\"{\"",
            "CURLYCLOSE", "\"}\"",
            "SQUAREOPEN", "\"[\"",
            "SQUARECLOSE", "\"]\"",
            "COLON", "\":\"",
            "COMMA", "\",\"",
            "STRING", "a text",
            "NUMBER", "a number");

    private JsonFault() {}

    /** Whether the fault is that the text ends before it should. */
    static boolean isEnd(String message) {
        return END.matcher(message).matches();
    }

    /** What is there, and what should be in its place; the message itself if it is another than those that are known. */
    static String words(String message) {
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return "found " + token(token.group(1)) + " where " + expected(token.group(2)) + " is expected";
        }
        Matcher after = AFTER_END.matcher(message);
        if (after.matches()) {
            return "found " + token(after.group(1)) + " after the end: nothing may follow the last brace";
        }
        Matcher word = IN_WORD.matcher(message);
        if (word.matches()) {
            return "found " + character(word.group(1))
                    + " in a word without quotes, which can only be true, false or null";
        }
        Matcher character = CHARACTER.matcher(message);
        if (character.matches()) {
            int found = Integer.parseInt(character.group(1));
            boolean unquoted = Character.isLetter(found) || found == '\'';
            return "found " + character(character.group(1)) + ", which cannot be here"
                    + (unquoted ? "; names and texts stand in double quotes" : "");
        }
        return message.replaceAll("\\s*(at )?\\(line no=.*", "");
    }

    private static String token(String name) {
        return TOKENS.getOrDefault(name, name.toLowerCase(Locale.ROOT)); // TRUE, FALSE, NULL
    }

    private static String expected(String tokens) {
        return switch (tokens) {
            case "STRING" -> "a name in double quotes";
            case "COLON" -> "\":\"";
            case "COMMA" -> "\",\" or the end of this object or list";
            default -> "a value";
        };
    }

    private static String character(String code) {
        int found = Integer.parseInt(code);
        if (found == '\n' || found == '\r') {
            return "a line break";
        }
        return Character.isISOControl(found)
                ? String.format("the control character U+%04X", found)
                : "\"" + (char) found + "\"";
    }
}
