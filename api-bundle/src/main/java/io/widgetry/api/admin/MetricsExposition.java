package io.widgetry.api.admin;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The runtime's metrics as text for a monitoring system to read: a service of the health bundle. Safe for several
 * threads. No agent, no interaction and nothing of a payload is in them.
 */
@ProviderType
public interface MetricsExposition {

    /**
     * The format of {@link #text()}, as HTTP's Content-Type has it.
     *
     * @return such as {@code text/plain; version=0.0.4; charset=utf-8}
     */
    String contentType();

    /**
     * The values of now, all of one moment. Families whose source is absent are absent.
     *
     * @return the Prometheus text format; lines end with a line feed, the last one too
     */
    String text();
}
