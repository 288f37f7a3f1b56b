package io.widgetry.dev;

/** There is nothing here that could be developed; the message says what is missing and what to do. */
public final class ProjectException extends Exception {

    /** With a sentence for whoever named the folder. */
    public ProjectException(String message) {
        super(message);
    }
}
