package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a widget is given nothing, and until when.
 *
 * @param reason why, a sentence
 * @param since since when
 * @param nextProbe when it is given one event to see whether it is well again; empty if that will not happen by itself
 * @param probes how often it has been tried in vain
 */
public record Quarantine(String reason, Instant since, Optional<Instant> nextProbe, int probes) {}
