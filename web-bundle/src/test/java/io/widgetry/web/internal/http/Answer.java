package io.widgetry.web.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer as it came. */
public record Answer(int status, List<String> headers, String body) {

    static Answer of(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> head = Arrays.asList(text.substring(0, end).split("\r\n"));
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean chunked = text.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return new Answer(
                Integer.parseInt(head.get(0).split(" ")[1]),
                head.subList(1, head.size()),
                new String(chunked ? dechunk(body) : body, StandardCharsets.UTF_8));
    }

    private static byte[] dechunk(byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < body.length) {
            int lineEnd = text.indexOf("\r\n", at);
            int size = lineEnd < 0 ? 0 : Integer.parseInt(text.substring(at, lineEnd), 16);
            if (size == 0) {
                break;
            }
            whole.write(body, lineEnd + 2, Math.min(size, body.length - lineEnd - 2));
            at = lineEnd + 2 + size + 2;
        }
        return whole.toByteArray();
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst();
    }

    /** The body as JSON. */
    public JsonNode json() throws IOException {
        return Json.MAPPER.readTree(body);
    }

    /** The sentence of an error. */
    public String error() throws IOException {
        return json().path("error").asText();
    }
}
