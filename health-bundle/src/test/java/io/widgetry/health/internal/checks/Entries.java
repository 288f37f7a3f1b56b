package io.widgetry.health.internal.checks;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

/** What stands in a result. */
final class Entries {
    private Entries() {}

    static List<String> sentences(Result result) {
        List<String> sentences = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            sentences.add(((DatedEntry) entry).sentence());
        }
        return sentences;
    }

    static DatedEntry first(Result result) {
        return (DatedEntry) result.iterator().next();
    }
}
