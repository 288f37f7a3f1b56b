package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;

/** Looks at the beginnings of class files: one for a newer Java could not be loaded, and that would be known too late. */
final class ClassVersion {
    /** What follows the Java that is needed. */
    static final String REMEDY =
            ", this runtime runs on Java " + Runtime.version().feature()
                    + "; compile for that (maven.compiler.release), or start Widgetry with a newer Java";

    private static final int MAGIC = 0xCAFEBABE;
    private static final int LENGTH = 8;
    /** Classes of Java 1 have the number 45. */
    private static final int OFFSET = 44;

    private final byte[] head = new byte[LENGTH];
    private int known;

    /** Whether an entry is a class that every Java would load; those for newer ones stand in a folder of their own. */
    static boolean isFor(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/");
    }

    /** Takes the next bytes of a class file. */
    void take(String entry, byte[] bytes, int length) throws RefusedException {
        for (int i = 0; known < LENGTH && i < length; i++) {
            head[known++] = bytes[i];
            if (known == LENGTH) {
                check(entry);
            }
        }
    }

    private void check(String entry) throws RefusedException {
        int magic = (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | head[3] & 0xFF;
        int java = ((head[6] & 0xFF) << 8 | head[7] & 0xFF) - OFFSET;
        if (magic == MAGIC && java > Runtime.version().feature()) {
            throw RefusedException.because("has classes for Java " + java + " (" + Reason.line(entry) + ")" + REMEDY);
        }
    }
}
