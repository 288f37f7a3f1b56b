package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * A recording.
 *
 * @param id its id
 * @param file where it is written
 * @param running whether it goes on
 * @param events how many events it holds
 * @param missed how many it could not keep up with
 * @param since when it began
 * @param failure why it ended by itself; empty if it did not
 */
public record RecordingStatus(
        int id, String file, boolean running, long events, long missed, Instant since, Optional<String> failure) {}
