package io.widgetry.web.internal.http;

import java.io.IOException;

/** The access file is not as it has to be. The message names the file, and says what to do. */
public final class AccessException extends IOException {
    private static final long serialVersionUID = 1L;

    AccessException(String message) {
        super(message);
    }
}
