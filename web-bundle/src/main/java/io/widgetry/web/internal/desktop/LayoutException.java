package io.widgetry.web.internal.desktop;

/** A layout cannot be used: the message is a sentence that names the field and says what it must be. */
final class LayoutException extends Exception {
    private static final long serialVersionUID = 1L;

    LayoutException(String sentence) {
        super(sentence, null, false, false);
    }
}
