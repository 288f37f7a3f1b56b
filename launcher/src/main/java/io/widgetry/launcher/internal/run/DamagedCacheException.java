package io.widgetry.launcher.internal.run;

/** What the framework stored last time cannot be used. It is a cache: deleted, it can be made again. */
final class DamagedCacheException extends Exception {

    DamagedCacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
