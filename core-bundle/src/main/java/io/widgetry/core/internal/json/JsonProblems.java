package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;

/**
 * Puts what is wrong with a JSON text into a sentence. Jackson's own sentences quote the text, and that text may be
 * customer data or a token: only what is known to quote at most one character is passed on.
 */
final class JsonProblems {
    private static final int LONGEST_QUOTE = 60;

    private final JsonLimits limits;

    JsonProblems(JsonLimits limits) {
        this.limits = limits;
    }

    MalformedEventException malformed(JsonProcessingException problem) {
        if (problem instanceof StreamConstraintsException) {
            return new MalformedEventException(Reason.LIMIT, overLimit(problem.getOriginalMessage()));
        }
        return new MalformedEventException(
                Reason.MALFORMED, "not JSON: " + syntax(problem) + " at " + place(problem.getLocation()));
    }

    MalformedEventException tooLong(int length) {
        return new MalformedEventException(
                Reason.LIMIT,
                "the text of " + length + " characters is longer than the limit of " + limits.maxDocumentLength()
                        + " (jsonMaxLength)");
    }

    private String overLimit(String message) {
        if (message.startsWith("Document nesting depth")) {
            return "objects and arrays are nested deeper than the limit of " + limits.maxDepth() + " (jsonMaxDepth)";
        }
        if (message.startsWith("String value length")) {
            return "a string is longer than the limit of " + limits.maxStringLength() + " characters (jsonMaxString)";
        }
        if (message.startsWith("Number value length")) {
            return "a number is longer than the limit of " + limits.maxNumberLength() + " characters (jsonMaxNumber)";
        }
        if (message.startsWith("Name ")) {
            return "a name is longer than the limit of " + limits.maxNameLength() + " characters (jsonMaxName)";
        }
        return "the text exceeds a limit of the JSON parser";
    }

    private static String syntax(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        if (problem instanceof JsonEOFException) {
            return "the text ends too early";
        }
        if (message.startsWith("Unexpected character (")) {
            return "u" + message.substring(1);
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "a control character within a string has to be escaped";
        }
        if (message.startsWith("Unrecognized character escape")) {
            return "a string holds a backslash escape that JSON does not have";
        }
        if (message.startsWith("Unrecognized token")) {
            return "a word that is neither true, false nor null, or a string without quotes";
        }
        if (message.startsWith("Unexpected close marker")) {
            return "a closing bracket without its opening one";
        }
        if (message.startsWith("Invalid numeric value") || message.startsWith("Non-standard token")) {
            return "a number in a form that JSON does not have";
        }
        return "a syntax error";
    }

    static String place(JsonLocation location) {
        String column = "column " + location.getColumnNr();
        return location.getLineNr() == 1 ? column : "line " + location.getLineNr() + ", " + column;
    }

    /** A short text in quotes that is safe in a log: of an envelope, never of a payload. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .forEach(c -> quoted.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return quoted.append(text.length() > LONGEST_QUOTE ? "…\"" : "\"").toString();
    }
}
