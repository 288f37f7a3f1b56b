package io.widgetry.web.internal.browser;

/** A manifest cannot be used: the message is a sentence that names the field and says what it must be. */
final class ManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    ManifestException(String sentence) {
        super(sentence, null, false, false);
    }
}
