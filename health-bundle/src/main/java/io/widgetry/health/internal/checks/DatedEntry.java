package io.widgetry.health.internal.checks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;

/**
 * An entry that knows since when it holds. Whoever reads Felix's results, which have no place for that, finds it in the
 * text. The text does not change while nothing else does: the executor logs every text that is new.
 */
public final class DatedEntry extends ResultLog.Entry {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Optional<Instant> since;
    private final String sentence;

    DatedEntry(Status status, Instant since, String sentence) {
        super(status, since == null ? sentence : "Since " + TIME.format(since) + ": " + sentence);
        this.since = Optional.ofNullable(since);
        this.sentence = sentence;
    }

    /** Since when it is so. */
    public Optional<Instant> since() {
        return since;
    }

    /** The message without the time. */
    public String sentence() {
        return sentence;
    }
}
