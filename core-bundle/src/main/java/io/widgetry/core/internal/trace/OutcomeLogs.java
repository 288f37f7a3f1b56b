package io.widgetry.core.internal.trace;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The threads' logs. Those of threads that have ended go once their entries are in the traces. */
final class OutcomeLogs {
    private final int size;
    private final Horizons horizons;
    private final List<OutcomeLog> logs = new CopyOnWriteArrayList<>();
    private final ThreadLocal<OutcomeLog> mine = ThreadLocal.withInitial(this::begin);

    OutcomeLogs(int size, Horizons horizons) {
        this.size = size;
        this.horizons = horizons;
    }

    private OutcomeLog log() {
        if (!(Thread.currentThread() instanceof LoggingThread thread)) {
            return mine.get();
        }
        OutcomeLog log = thread.log();
        if (log == null || !log.isOf(this)) {
            log = mine.get();
            thread.log(log);
        }
        return log;
    }

    private synchronized OutcomeLog begin() {
        for (OutcomeLog log : logs) {
            if (log.isAbandoned()) {
                log.forEach(entry -> entry.trace().settle(entry));
                logs.remove(log);
            }
        }
        OutcomeLog log = new OutcomeLog(this, size, horizons);
        logs.add(log);
        return log;
    }

    void add(Trace trace, Party party, long begun, long ended, int stripe) {
        log().add(trace, party, begun, ended, stripe);
    }

    /** {@return the entries that are not in their traces yet, by trace} */
    Map<Trace, List<Entry>> byTrace(Predicate<Trace> which) {
        Map<Trace, List<Entry>> found = new IdentityHashMap<>();
        for (OutcomeLog log : logs) {
            log.forEach(entry -> {
                if (which.test(entry.trace())) {
                    found.computeIfAbsent(entry.trace(), trace -> new ArrayList<>(4))
                            .add(entry);
                }
            });
        }
        return found;
    }
}
