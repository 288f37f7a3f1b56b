package io.widgetry.deployer.internal.disk;

import java.time.Instant;

/**
 * What changes when somebody writes to a file. The digest tells whether the content changed as well.
 *
 * @param size in bytes
 * @param modified when its content was last written, as far as the file system says so
 * @param identity changes when another file takes the name, and with every write where the file system keeps a time of
 *     its own that nobody can set
 */
public record Stamp(long size, Instant modified, String identity) {
    private static final String BETWEEN = " ";

    /**
     * The state of a file.
     *
     * @param key what tells the file from any other that is there, if the file system has that
     * @param changed the time of its own, if there is one
     */
    static Stamp of(long size, Instant modified, Object key, Object changed) {
        return new Stamp(size, modified, key + BETWEEN + changed);
    }

    /** Whether the same file had the name then, as far as the file system says: it was written to, not replaced. */
    public boolean isOfSameFile(Stamp then) {
        return key(identity).equals(key(then.identity));
    }

    private static String key(String identity) {
        int end = identity.indexOf(BETWEEN);
        return end < 0 ? identity : identity.substring(0, end);
    }
}
