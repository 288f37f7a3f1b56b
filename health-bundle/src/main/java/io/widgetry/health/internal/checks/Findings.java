package io.widgetry.health.internal.checks;

import java.time.Instant;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;

/** Gathers what a check finds. Not for several threads. */
final class Findings {
    private final ResultLog log = new ResultLog();

    /** Something that is as it should be. */
    Findings ok(String message) {
        log.add(new DatedEntry(Status.OK, null, message));
        return this;
    }

    /** Something to look at. */
    Findings warn(Instant since, String message) {
        log.add(new DatedEntry(Status.WARN, since, message));
        return this;
    }

    /** Something that does not work. */
    Findings critical(Instant since, String message) {
        log.add(new DatedEntry(Status.CRITICAL, since, message));
        return this;
    }

    /** The result with everything that was found so far. */
    Result result() {
        return new Result(log);
    }
}
