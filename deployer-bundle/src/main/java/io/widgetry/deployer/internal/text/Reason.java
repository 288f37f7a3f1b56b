package io.widgetry.deployer.internal.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Puts what went wrong into words for an operator: one line, of bounded length. */
public final class Reason {
    private static final int LONGEST = 300;

    private Reason() {}

    /** What a failed access to the file system means. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (failure instanceof FileSystemException refused && refused.getReason() != null) {
            return line(refused.getReason());
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : line(message);
    }

    /** The innermost cause, with its type. */
    public static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return line(root.getClass().getName() + (message == null ? "" : ": " + message));
    }

    /** Text of others: control characters and what is too long taken out. */
    public static String line(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
