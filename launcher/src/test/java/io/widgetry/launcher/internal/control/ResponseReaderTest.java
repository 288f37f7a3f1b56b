package io.widgetry.launcher.internal.control;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.Test;

public class ResponseReaderTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ResponseReader reader = new ResponseReader(output);

    @Test
    public void partsOutputAndStatus() throws IOException {
        accept("two\nlines\n\0" + "1");

        assertEquals("two\nlines\n", output());
        assertEquals(OptionalInt.of(1), reader.status());
    }

    @Test
    public void doesNotMindWhereTheResponseIsCut() throws IOException {
        for (char c : "a\0b\0\0".toCharArray()) {
            accept(String.valueOf(c));
        }
        accept("12");
        accept("3");

        assertEquals("a\0b\0", output());
        assertEquals(OptionalInt.of(123), reader.status());
    }

    @Test
    public void takesDigitsAfterANulForOutputIfMoreFollows() throws IOException {
        accept("x\0" + "12y\0" + "12345\0" + "0");

        assertEquals("x\0" + "12y\0" + "12345", output());
        assertEquals(OptionalInt.of(0), reader.status());
    }

    @Test
    public void hasNoStatusWhereTheConnectionEndedEarly() throws IOException {
        accept("half");
        assertEquals(OptionalInt.empty(), reader.status());

        accept("\0");
        assertEquals(OptionalInt.empty(), reader.status());
        assertEquals("half", output());
    }

    private void accept(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, bytes.length);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
