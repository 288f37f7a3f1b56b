package io.widgetry.core.internal.stress;

import io.widgetry.api.admin.ObservedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the dispatcher accepted, session by session, as a monitor is told it. Numbers have no gaps (rule 22). */
final class Ledger implements Consumer<ObservedEvent> {
    private final Findings findings;
    private final Map<String, List<Session>> byAgent = new HashMap<>();
    private final Map<String, Session> byFact = new HashMap<>();

    Ledger(Findings findings) {
        this.findings = findings;
    }

    @Override
    public synchronized void accept(ObservedEvent fact) {
        List<Session> sessions = byAgent.computeIfAbsent(fact.agentId(), agent -> new ArrayList<>());
        if (sessions.isEmpty() || fact.sequence() == 1) {
            if (!sessions.isEmpty() && !last(sessions).isLoggedOut()) {
                findings.add("numbers begin again without a sign-out: " + fact);
            }
            sessions.add(new Session(fact.agentId()));
        }
        Session session = last(sessions);
        if (fact.sequence() > 0 && fact.sequence() != session.lastSequence() + 1) {
            findings.add("after number " + session.lastSequence() + " comes " + fact);
        }
        session.add(fact);
        byFact.put(key(fact.agentId(), fact.name(), fact.sequence(), fact.time(), fact.json()), session);
    }

    private static Session last(List<Session> sessions) {
        return sessions.get(sessions.size() - 1);
    }

    synchronized List<Session> sessions() {
        return byAgent.values().stream().flatMap(List::stream).toList();
    }

    /** {@return the session that an event belongs to, or null if it was never accepted} */
    synchronized Session sessionOf(Told told) {
        return byFact.get(key(told.agentId(), told.name(), told.sequence(), told.time(), told.json()));
    }

    private static String key(String agentId, String name, long sequence, Instant time, String json) {
        return agentId + ' ' + name + ' ' + sequence + ' ' + time + ' ' + json;
    }
}
