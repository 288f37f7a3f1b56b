package io.widgetry.web.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a request's path apart, and refuses whatever could mean one thing here and another elsewhere: dots and slashes in
 * disguise, path parameters, control characters, bytes that are no UTF-8.
 */
final class RequestPath {
    private static final int LONGEST = 4_096;
    private static final String PLAIN = "-._~!$&'()*+,=:@";

    private RequestPath() {}

    /**
     * The path's segments.
     *
     * @param raw the path as it came, without query
     * @return decoded; the last one is empty if the path ends with a slash
     */
    static List<String> segments(String raw) throws HttpException {
        if (raw == null || !raw.startsWith("/") || raw.length() > LONGEST) {
            throw refused();
        }
        List<String> segments = new ArrayList<>();
        String[] parts = raw.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty() && i < parts.length - 1) {
                throw refused();
            }
            segments.add(decode(parts[i]));
        }
        return segments;
    }

    private static String decode(String segment) throws HttpException {
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) hex(segment, i + 1);
                i += 2;
            } else if (isPlain(c)) {
                bytes[length++] = (byte) c;
            } else {
                throw refused();
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused();
        }
        boolean bad = text.equals(".")
                || text.equals("..")
                || text.chars().anyMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0 || c == '/' || c == '\\' || c == '%');
        if (bad) {
            throw refused();
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }

    private static int hex(String text, int at) throws HttpException {
        if (at + 2 > text.length()) {
            throw refused();
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw refused();
        }
        return high * 16 + low;
    }

    private static HttpException refused() {
        return HttpException.badRequest("This is no address of this server.");
    }
}
