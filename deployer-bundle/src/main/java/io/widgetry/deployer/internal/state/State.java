package io.widgetry.deployer.internal.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the deployer remembers from one start to the next. Belongs to the deployer's thread. */
public final class State {
    private static final int MOST_VERDICTS = 1_000;

    private final Map<String, Slot> slots = new TreeMap<>();
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<String, List<String>> configurations = new TreeMap<>();

    /** By symbolic name. */
    public Map<String, Slot> slots() {
        return slots;
    }

    /** What is known against contents, by digest; the oldest first. */
    public Map<String, Verdict> verdicts() {
        return verdicts;
    }

    /** The PIDs that each configuration file defines, by the file's name. */
    public Map<String, List<String>> configurations() {
        return configurations;
    }

    /** Remembers something against a content; the oldest is forgotten when there is too much. */
    public void condemn(String digest, Verdict verdict) {
        verdicts.remove(digest);
        verdicts.put(digest, verdict);
        if (verdicts.size() > MOST_VERDICTS) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
    }
}
