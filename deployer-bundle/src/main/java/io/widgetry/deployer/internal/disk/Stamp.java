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
public record Stamp(long size, Instant modified, String identity) {}
