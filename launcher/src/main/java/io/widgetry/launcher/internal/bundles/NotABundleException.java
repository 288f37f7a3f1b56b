package io.widgetry.launcher.internal.bundles;

/** A file cannot be installed; the message says why, and continues a sentence that began with the file's name. */
public final class NotABundleException extends Exception {

    NotABundleException(String message) {
        super(message);
    }
}
