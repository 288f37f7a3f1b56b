package io.widgetry.shell.internal.control;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ClientInputTest {

    @Test
    public void textEndsAtANul() throws IOException {
        InputStream text = new TextInput(bytes("one\ntwo\0not any more"));

        assertEquals("one\ntwo", read(text));
        assertEquals(-1, text.read());
    }

    @Test
    public void textThatIsReadByteByByteEndsAtANul() throws IOException {
        InputStream text = new TextInput(bytes("x\0y"));

        assertEquals('x', text.read());
        assertEquals(-1, text.read());
        assertEquals(-1, text.read());
    }

    @Test
    public void textCanBeEmpty() throws IOException {
        assertEquals("", read(new TextInput(bytes("\0"))));
    }

    @Test
    public void keysComeThroughAsTheyAre() throws IOException {
        assertEquals("a\0\u0003ü\n", read(new KeyInput(bytes("a\0\u0003ü\n"))));
    }

    @Test
    public void aSizeBetweenKeysIsToldAndIsNoKey() throws IOException {
        List<String> sizes = new ArrayList<>();
        KeyInput keys = new KeyInput(bytes("ab", 0xFF, "120 40\n", 0xFF, "80 24\n", "c"));
        keys.onResize((columns, rows) -> sizes.add(columns + "x" + rows));

        assertEquals("abc", read(keys));
        assertEquals(List.of("120x40", "80x24"), sizes);
    }

    @Test
    public void aSizeThatIsNoneIsPassedOver() throws IOException {
        List<String> sizes = new ArrayList<>();
        KeyInput keys = new KeyInput(bytes("a", 0xFF, "-1 x\n", 0xFF, "\n", 0xFF, "99999 1\n", "b"));
        keys.onResize((columns, rows) -> sizes.add(columns));

        assertEquals("ab", read(keys));
        assertEquals(List.of(), sizes);
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer single) {
                bytes.write(single);
            } else {
                bytes.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
