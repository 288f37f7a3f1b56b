package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads entries of files that others made: to the last byte, and not one more than is allowed. */
public final class ZipEntries {
    private static final int BUFFER = 16 * 1024;

    private ZipEntries() {}

    /** Takes a part of an entry. */
    public interface Sink {
        void take(byte[] buffer, int length) throws RefusedException;
    }

    /** Refuses a name that is not below the root. */
    public static void checkName(String name) throws RefusedException {
        if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
            throw RefusedException.because("has an entry that points out of it: " + Reason.line(name));
        }
    }

    /**
     * Unpacks an entry and compares it with what the directory says of it. Answers its size.
     *
     * @param left how many bytes it may have
     * @param limit how many bytes all entries may have, for the message
     * @param setting the name of that limit
     * @param whole what the file should be, for the message
     */
    public static long read(ZipFile zip, ZipEntry entry, long left, long limit, String setting, String whole, Sink sink)
            throws RefusedException, IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > left) {
                    throw RefusedException.because(
                            "unpacks to more than " + limit + " bytes, which is not allowed (" + setting + ")");
                }
                crc.update(buffer, 0, read);
                sink.take(buffer, read);
            }
        } catch (EOFException truncated) {
            throw RefusedException.incomplete(
                    "is no whole " + whole + " (it ends within " + Reason.line(entry.getName()) + ")");
        }
        if (entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()
                || entry.getSize() >= 0 && size != entry.getSize()) {
            throw RefusedException.incomplete(
                    "is no whole " + whole + " (" + Reason.line(entry.getName()) + " does not match its checksum)");
        }
        return size;
    }
}
