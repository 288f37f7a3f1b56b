package io.widgetry.feed.internal.replay;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class LineReaderTest {
    @Test
    public void readsLinesWithTheirNumbersTheLastOneWithoutLineBreak() throws IOException {
        assertEquals(List.of(Line.of(1, "a"), Line.of(2, ""), Line.of(3, "b")), read(bytes("a\n\nb"), 10));
    }

    @Test
    public void anEmptyStreamHasNoLine() throws IOException {
        assertEquals(List.of(), read(new byte[0], 10));
    }

    @Test
    public void aLineBreakAtTheEndBeginsNoFurtherLine() throws IOException {
        assertEquals(List.of(Line.of(1, "a")), read(bytes("a\n"), 10));
    }

    @Test
    public void aCarriageReturnBeforeTheLineFeedIsPartOfTheLineBreak() throws IOException {
        assertEquals(List.of(Line.of(1, "a"), Line.of(2, "b\rc"), Line.of(3, "d")), read(bytes("a\r\nb\rc\r\nd\r"), 3));
    }

    @Test
    public void aByteOrderMarkBelongsToTheFirstLineOnly() throws IOException {
        assertEquals(List.of(Line.of(1, "a"), Line.of(2, "\uFEFFb")), read(bytes("\uFEFFa\n\uFEFFb\n"), 10));
    }

    @Test
    public void aByteOrderMarkAloneIsABlankLine() throws IOException {
        assertEquals(List.of(Line.of(1, "")), read(bytes("\uFEFF"), 10));
    }

    @Test
    public void aLineOfTheGreatestLengthIsReadAndOneByteMoreIsNot() throws IOException {
        assertEquals(
                List.of(Line.of(1, "12345"), Line.faulty(2, "longer than 5 bytes"), Line.of(3, "12345")),
                read(bytes("12345\r\n123456\n12345"), 5));
    }

    @Test
    public void aLineThatIsFarTooLongCostsThatLineOnlyAndNoMemory() throws IOException {
        long tooLong = 4L * Integer.MAX_VALUE / 8;
        InputStream endless = new SequenceInputStream(new Xs(tooLong), new ByteArrayInputStream(bytes("\nnext")));
        assertEquals(List.of(Line.faulty(1, "longer than 1000 bytes"), Line.of(2, "next")), read(endless, 1000));
    }

    @Test
    public void aLineLongerThanTheReadersBufferIsWhole() throws IOException {
        String text = "é".repeat(100_000);
        assertEquals(List.of(Line.of(1, text), Line.of(2, "b")), read(bytes(text + "\nb"), 1_000_000));
    }

    @Test
    public void bytesThatAreNotUtf8CostTheirLineOnly() throws IOException {
        ByteArrayOutputStream feed = new ByteArrayOutputStream();
        feed.write(bytes("é\nab"));
        feed.write(0xE9);
        feed.write(bytes("c\nd\n"));
        feed.write(0xC3); // the first half of a character
        assertEquals(
                List.of(
                        Line.of(1, "é"),
                        Line.faulty(2, "not UTF-8 at byte 3 of the line"),
                        Line.of(3, "d"),
                        Line.faulty(4, "not UTF-8 at byte 1 of the line")),
                read(feed.toByteArray(), 10));
    }

    @Test
    public void aLineIsGivenBeforeTheNextOneIsWaitedFor() throws IOException {
        InputStream oneByOne = new InputStream() {
            private int given;

            @Override
            public int read() {
                throw new AssertionError("reads whole chunks");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                assertTrue("asks for more before it gave what it has", given < 2);
                into[from] = (byte) (given++ == 0 ? 'a' : '\n');
                return 1;
            }
        };
        assertEquals(Optional.of(Line.of(1, "a")), new LineReader(oneByOne, 10).next());
    }

    private static List<Line> read(byte[] bytes, int maxBytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), maxBytes);
    }

    private static List<Line> read(InputStream stream, int maxBytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(stream, maxBytes)) {
            for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** So many letters, more than the memory of a test holds. */
    private static final class Xs extends InputStream {
        private long left;

        Xs(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
