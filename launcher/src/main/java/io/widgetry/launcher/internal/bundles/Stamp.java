package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a file looks like from outside: its size and times. Reading all of a distribution's bundles takes as long as the
 * start of some of them, and their digests longer; whoever writes a file leaves another stamp behind.
 */
public final class Stamp {

    private Stamp() {}

    /** {@return the file's stamp, which has no spaces} */
    public static String of(Path file) throws IOException {
        try {
            // The time of the last change of any kind, which nobody can set back: builds give their files any age.
            return text(Files.readAttributes(file, "unix:size,lastModifiedTime,ctime"), "ctime");
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return text(Files.readAttributes(file, "size,lastModifiedTime,creationTime"), "creationTime");
        }
    }

    private static String text(Map<String, Object> attributes, String change) {
        return attributes.get("size") + "/" + micros(attributes.get("lastModifiedTime")) + "/"
                + micros(attributes.get(change));
    }

    private static long micros(Object time) {
        return ((FileTime) time).to(TimeUnit.MICROSECONDS);
    }
}
