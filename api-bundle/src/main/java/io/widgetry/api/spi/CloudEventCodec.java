package io.widgetry.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes events as CloudEvents 1.0 in the JSON structured mode: a service of the core, so that every way in
 * applies the same checks and limits. Safe for several threads.
 */
@ProviderType
public interface CloudEventCodec {

    /**
     * Reads one event.
     *
     * @param json one JSON object; not null
     * @return the event; its payload is the text as received
     * @throws MalformedEventException if it is no valid CloudEvent for this runtime or exceeds a limit
     */
    SourceEvent read(String json) throws MalformedEventException;

    /**
     * Writes one event on one line. What {@link #read} makes of it equals the event.
     *
     * @param event the event; not null
     * @return JSON text without a line break
     */
    String write(SourceEvent event);
}
