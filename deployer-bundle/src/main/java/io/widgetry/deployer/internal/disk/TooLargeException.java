package io.widgetry.deployer.internal.disk;

import java.io.IOException;

/** A file has more bytes than it may. */
public final class TooLargeException extends IOException {

    TooLargeException(long limit) {
        super("it is larger than " + limit + " bytes");
    }
}
