package io.widgetry.api.admin;

import org.osgi.annotation.versioning.ProviderType;

/** A running observation of events. Closing it twice is no error. */
@ProviderType
public interface EventMonitor extends AutoCloseable {

    /**
     * How many events the listener missed because too many were waiting.
     *
     * @return the count
     */
    long missed();

    /**
     * Whether it still runs.
     *
     * @return false after it was closed, its listener threw, or the core stopped
     */
    boolean isOpen();

    /** Ends the observation. The listener is not called any more after this returns, unless it is the caller. */
    @Override
    void close();
}
