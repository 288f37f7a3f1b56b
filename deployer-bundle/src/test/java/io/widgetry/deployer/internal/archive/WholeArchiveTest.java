package io.widgetry.deployer.internal.archive;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WholeArchiveTest {
    private static final Limits LIMITS = new Limits(20_000, 10, 100_000, 0, 0, 0, 0);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private FileChannel file;

    @Before
    public void open() throws IOException {
        file = FileChannel.open(folder.newFile().toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @After
    public void close() throws IOException {
        file.close();
    }

    private boolean isWhole(byte[] content) throws IOException {
        return isWhole(content, LIMITS);
    }

    private boolean isWhole(byte[] content, Limits limits) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(content), 0);
        return WholeArchive.is(file, limits);
    }

    /** Deflated and stored entries, an empty one, a folder, and an archive in it as the last. */
    private static byte[] archive(int seed, String comment) {
        byte[] noise = new byte[300];
        new Random(seed).nextBytes(noise);
        byte[] text = ("Hello, " + seed + "; ").repeat(40).getBytes(StandardCharsets.UTF_8);
        byte[] inner = zip("", zip -> deflated(zip, "inner", text));
        return zip(comment, zip -> {
            deflated(zip, "META-INF/MANIFEST.MF", text);
            deflated(zip, "folder/", new byte[0]);
            deflated(zip, "folder/noise", noise);
            stored(zip, "empty", new byte[0]);
            stored(zip, "inner.zip", inner);
        });
    }

    private interface Filling {
        void fill(ZipOutputStream zip) throws IOException;
    }

    private static byte[] zip(String comment, Filling filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment(comment);
            filling.fill(zip);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void deflated(ZipOutputStream zip, String name, byte[] content) throws IOException {
        put(zip, new ZipEntry(name), content);
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        put(zip, entry, content);
    }

    private static void put(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
        entry.setTime(1_600_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** The beginning of one content and, behind it, what there is of another. */
    private static byte[] over(byte[] beginning, int length, byte[] below) {
        byte[] mixed = Arrays.copyOf(below, Math.max(length, below.length));
        System.arraycopy(beginning, 0, mixed, 0, length);
        return mixed;
    }

    @Test
    public void anArchiveIsWholeWithACommentOrWithoutOne() throws IOException {
        assertTrue(isWhole(archive(1, "")));
        assertTrue(isWhole(archive(1, "made by a test")));
        assertTrue(isWhole(archive(1, "x".repeat(0xffff)), new Limits(100_000, 10, 100_000, 0, 0, 0, 0)));
    }

    @Test
    public void oneThatEndsTooEarlyIsNotWhereverThatIs() throws IOException {
        for (byte[] whole : List.of(archive(1, ""), archive(1, "a comment"))) {
            for (int length = 0; length < whole.length; length++) {
                assertFalse("of length " + length, isWhole(Arrays.copyOf(whole, length)));
            }
        }
    }

    @Test
    public void oneWhoseSpaceWasMadeBeforeIsNotUntilAllIsThere() throws IOException {
        byte[] whole = archive(1, "");
        byte[] space = new byte[whole.length];
        for (int length = 0; length < whole.length; length++) {
            byte[] begun = over(whole, length, space);
            assertEquals("with " + length + " bytes", Arrays.equals(begun, whole), isWhole(begun));
            byte[] fromBehind = over(space, length, whole);
            assertEquals("without " + length + " bytes", length == 0, isWhole(fromBehind));
        }
    }

    @Test
    public void oneThatIsWrittenOverAnotherIsNotUntilAllIsThere() throws IOException {
        byte[] sameLength = archive(2, "");
        byte[] longer = zip("", zip -> deflated(zip, "one", new byte[5_000]));
        byte[] shorter = zip("", zip -> deflated(zip, "one", new byte[10]));
        byte[] whole = archive(1, "");
        for (byte[] old : List.of(sameLength, longer, shorter)) {
            for (int length = 0; length < whole.length; length++) {
                byte[] mixed = over(whole, length, old);
                boolean is = Arrays.equals(mixed, old) || Arrays.equals(mixed, whole);
                assertEquals("with " + length + " bytes over " + old.length, is, isWhole(mixed));
            }
        }
    }

    @Test
    public void whatIsInFrontBehindOrInBetweenBelongsToNoEntry() throws IOException {
        byte[] whole = archive(1, "");
        assertFalse(isWhole(Arrays.copyOf(whole, whole.length + 1)));
        assertFalse(isWhole(Arrays.copyOf(whole, whole.length + 4_000)));
        assertFalse(isWhole(over(whole, whole.length, new byte[whole.length + 100])));
        byte[] moved = new byte[whole.length + 10];
        System.arraycopy(whole, 0, moved, 10, whole.length);
        assertFalse(isWhole(moved));
        byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertFalse(isWhole(twice));
    }

    @Test
    public void whateverIsWrongIsAnAnswerAndNoError() throws IOException {
        byte[] whole = archive(1, "c");
        int accepted = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int flipped : new int[] {0xff, 0x01, 0x80}) {
                byte[] wrong = whole.clone();
                wrong[at] ^= (byte) flipped;
                accepted += isWhole(wrong) ? 1 : 0;
            }
        }
        // what nobody checks: which version of the format it takes, attributes, the comment itself
        assertTrue(accepted + " of " + 3 * whole.length, accepted < 400);
        assertFalse(isWhole(new byte[10_000]));
        assertFalse(isWhole("no archive at all".repeat(100).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void contentOfOneByteAnotherIsNotWhole() throws IOException {
        byte[] whole = zip("", zip -> stored(zip, "one", new byte[1_000]));
        for (int at = 33; at < 1_033; at++) {
            byte[] wrong = whole.clone();
            wrong[at] = 1;
            assertFalse("at " + at, isWhole(wrong));
        }
    }

    @Test
    public void beyondTheLimitsNothingIsRead() throws IOException {
        byte[] whole = archive(1, "");
        assertTrue(isWhole(whole, new Limits(whole.length, 5, 100_000, 0, 0, 0, 0)));
        assertFalse(isWhole(whole, new Limits(whole.length - 1, 5, 100_000, 0, 0, 0, 0)));
        assertFalse(isWhole(whole, new Limits(whole.length, 4, 100_000, 0, 0, 0, 0)));
        assertFalse(isWhole(whole, new Limits(whole.length, 5, 500, 0, 0, 0, 0)));
        assertFalse(isWhole(zip("", zip -> deflated(zip, "bomb", new byte[200_000]))));
    }

    @Test
    public void moreThanTheDirectorySaysIsNotUnpacked() throws IOException {
        byte[] bomb = zip("", zip -> deflated(zip, "bomb", new byte[50_000]));
        int directory = bomb.length - 22 - 46 - 4;
        ByteBuffer.wrap(bomb).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 100);
        assertFalse(isWhole(bomb, new Limits(20_000, 10, 1_000, 0, 0, 0, 0)));
    }
}
