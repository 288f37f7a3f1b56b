package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.felix.cm.json.io.Configurations;

/** JSON with comments, as people write it by hand: what is wrong is named with line and column. */
public final class JsonText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonText() {}

    /** Bytes as text. */
    public static String decode(byte[] content) throws RefusedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw RefusedException.because("is not text in UTF-8");
        }
    }

    /**
     * An object, after the whole text was checked; a comma after the last element is no fault.
     *
     * @param expected what to say of JSON that is no object
     */
    public static JsonObject object(String written, String expected) throws RefusedException {
        String text = TrailingCommas.blanked(written);
        check(text, expected);
        try (JsonReader reader = Json.createReader(plain(text))) {
            return reader.readObject();
        } catch (RuntimeException | IOException malformed) {
            throw RefusedException.because("is no JSON: " + Reason.line(String.valueOf(malformed.getMessage())));
        }
    }

    private static Reader plain(String text) throws IOException {
        return Configurations.jsonCommentAwareReader(new StringReader(text));
    }

    /** Goes through the whole text, and names the place of what is wrong with it. */
    public static void check(String text, String expected) throws RefusedException {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (Reader plain = plain(text);
                JsonParser json = Json.createParser(plain)) {
            while (json.hasNext()) {
                switch (json.next()) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case KEY_NAME -> {
                        if (!open.element().add(json.getString())) {
                            throw wrong(json.getLocation(), "\"" + json.getString() + "\" is there twice");
                        }
                    }
                    default -> {
                        if (open.isEmpty()) {
                            throw wrong(json.getLocation(), expected);
                        }
                    }
                }
            }
        } catch (JsonParsingException malformed) {
            String message = String.valueOf(malformed.getMessage());
            if (JsonFault.isEnd(message)) {
                throw endsTooEarly(text.stripTrailing()); // the parser's column would be beyond the end
            }
            throw wrong(malformed.getLocation(), JsonFault.words(message));
        } catch (JsonException | IOException malformed) {
            throw RefusedException.incomplete("is no JSON: " + Reason.line(String.valueOf(malformed.getMessage())));
        } catch (RuntimeException tooDeep) { // which is how the parser says so
            throw RefusedException.because("is no JSON: " + Reason.line(String.valueOf(tooDeep.getMessage())));
        }
    }

    private static RefusedException wrong(JsonLocation where, String what) {
        return wrong(where.getLineNumber(), where.getColumnNumber(), what);
    }

    private static RefusedException wrong(long line, long column, String what) {
        return RefusedException.incomplete(
                "is wrong in line " + line + ", column " + column + ": " + Reason.line(what));
    }

    private static RefusedException endsTooEarly(String text) {
        long line = 1 + text.chars().filter(character -> character == '\n').count();
        return wrong(line, text.length() - text.lastIndexOf('\n'), "it ends too early");
    }
}
