package io.widgetry.simulator.internal.text;

import java.util.List;

/**
 * A message of a chat, or an e-mail.
 *
 * @param byAgent whether the agent wrote it
 * @param subject of an e-mail
 * @param body JSON: text, or an object with a field {@code text}
 * @param parts what is attached
 * @param sendTo of an e-mail: the addresses
 */
public record Message(boolean byAgent, String subject, String body, List<Part> parts, List<String> sendTo) {

    /** A message that is text. */
    public static Message text(boolean byAgent, String text) {
        return new Message(byAgent, "", quoted(text), List.of(), List.of());
    }

    /** An e-mail. */
    public static Message mail(boolean byAgent, String subject, String text, List<Part> parts, List<String> sendTo) {
        return new Message(byAgent, subject, quoted(text), parts, sendTo);
    }

    /** A message that is more than text. */
    public static Message rich(boolean byAgent, String text, String format, List<Part> parts) {
        Json body = new Json().open().text("text", text).text("format", format).close();
        return new Message(byAgent, "", body.toString(), parts, List.of());
    }

    private static String quoted(String text) {
        return new Json().text(text).toString();
    }
}
