package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells some content from any other that is there by accident. It is no proof against somebody who wants to deceive:
 * who may write to a distribution can do worse. Cryptographic digests cost a start more than the copying, since the virtual
 * machine has not compiled anything yet; for check sums it has instructions.
 */
public final class Digest {

    private static final int SHA_256_DIGITS = 64;

    private Digest() {}

    public static String of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    private static String of(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        CRC32C other = new CRC32C();
        other.update(content);
        return Integer.toHexString(content.length) + "-" + Long.toHexString(sum.getValue()) + "-"
                + Long.toHexString(other.getValue());
    }

    /** Whether the file has the content of which this is the digest; earlier versions wrote down longer ones. */
    public static boolean isOf(String digest, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return digest.equals(digest.length() == SHA_256_DIGITS ? sha256(content) : of(content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
