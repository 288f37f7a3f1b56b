package io.widgetry.certify.internal.file;

import java.util.Set;

/** Knows which calls of the platform reach for files. */
public final class FileCalls {
    private static final Set<String> OWNERS = Set.of(
            "java/nio/file/Files",
            "java/nio/channels/FileChannel",
            "java/nio/channels/AsynchronousFileChannel",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader",
            "java/io/FileWriter",
            "java/io/RandomAccessFile");

    /** What may wait for the disk though what it writes to is wrapped. */
    private static final Set<String> WRAPPERS = Set.of(
            "java/io/OutputStream",
            "java/io/BufferedOutputStream",
            "java/io/DataOutputStream",
            "java/io/ObjectOutputStream",
            "java/io/Writer",
            "java/io/BufferedWriter",
            "java/io/OutputStreamWriter",
            "java/io/PrintWriter",
            "java/io/PrintStream");

    private static final Set<String> OF_FILE = Set.of(
            "createNewFile",
            "createTempFile",
            "delete",
            "exists",
            "isDirectory",
            "isFile",
            "lastModified",
            "length",
            "list",
            "listFiles",
            "mkdir",
            "mkdirs",
            "renameTo");

    private FileCalls() {}

    /**
     * Whether this call reaches for a file.
     *
     * @param owner a class in the form of class files
     * @param method its method
     */
    public static boolean isOne(String owner, String method) {
        return OWNERS.contains(owner)
                || WRAPPERS.contains(owner) && (method.equals("flush") || method.equals("close"))
                || owner.equals("java/io/File") && OF_FILE.contains(method);
    }
}
