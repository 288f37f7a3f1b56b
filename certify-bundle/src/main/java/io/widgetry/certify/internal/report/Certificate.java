package io.widgetry.certify.internal.report;

import java.util.List;
import java.util.Map;

/**
 * All that is said of a file.
 *
 * @param file its name, without folder
 * @param bundle the symbolic name; empty if it could not be read
 * @param version the version; empty if it could not be read
 * @param verdict passed, failed or not judged
 * @param reasons why it did not pass, if it did not
 * @param message why it was not judged, a sentence; empty if it was
 * @param agents how many agents were signed in
 * @param budgets what is allowed, by budget
 * @param measured what was found out; null if it was not judged
 */
public record Certificate(
        String file,
        String bundle,
        String version,
        Verdict verdict,
        List<Reason> reasons,
        String message,
        int agents,
        Map<String, Object> budgets,
        Measured measured) {
    /** Copies the list. */
    public Certificate {
        reasons = List.copyOf(reasons);
    }

    /** {@return of a file that cannot be judged} */
    public static Certificate notJudged(String file, String bundle, String version, String why, int agents) {
        return new Certificate(file, bundle, version, Verdict.NOT_JUDGED, List.of(), why, agents, Map.of(), null);
    }
}
