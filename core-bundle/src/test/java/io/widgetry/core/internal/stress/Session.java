package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was accepted between one agent's sign-in and sign-out, in order, and when its interactions lived. */
final class Session {
    private final String agentId;
    private final List<ObservedEvent> facts = new ArrayList<>();
    private final Map<String, Span> interactions = new HashMap<>();
    private final Set<String> afterContactWork = new HashSet<>();
    private int loggedOut = Integer.MAX_VALUE;

    Session(String agentId) {
        this.agentId = agentId;
    }

    /** Where in the list of facts an interaction appears, and between which places it is closed. */
    static final class Span {
        private final int first;
        private int closedFrom = Integer.MAX_VALUE;
        private int closedTo = Integer.MAX_VALUE;

        Span(int first) {
            this.first = first;
        }

        int first() {
            return first;
        }

        /** {@return the last fact that its instances must be told} */
        int closedFrom() {
            return closedFrom;
        }

        /** {@return the last fact that its instances may be told} */
        int closedTo() {
            return closedTo;
        }

        boolean isOpen() {
            return closedFrom == Integer.MAX_VALUE;
        }
    }

    String agentId() {
        return agentId;
    }

    List<ObservedEvent> facts() {
        return facts;
    }

    Map<String, Span> interactions() {
        return interactions;
    }

    boolean isLoggedOut() {
        return loggedOut != Integer.MAX_VALUE;
    }

    long lastSequence() {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (facts.get(i).sequence() > 0) {
                return facts.get(i).sequence();
            }
        }
        return 0;
    }

    void add(ObservedEvent fact) {
        int here = facts.size();
        facts.add(fact);
        String id = fact.interactionId().orElse("");
        if (opens(fact.name())) {
            interactions.computeIfAbsent(id, appeared -> new Span(here));
        }
        if (fact.name().equals(DataEvents.INTERACTION_ENDED)) {
            if (fact.origin().map(SourceEvent::afterContactWork).orElse(false)) {
                afterContactWork.add(id);
            } else {
                close(id, here + 1, here + 1); // with the fact that follows, the same end under its other name
            }
        } else if (fact.name().equals(SourceEvent.INTERACTION_CLOSED) && afterContactWork.contains(id)) {
            close(id, here, here);
        } else if (fact.name().equals(DataEvents.AGENT_STATE) && fact.json().contains("LOGGED_OUT")) {
            loggedOut = here;
            afterContactWork.stream()
                    .filter(open -> interactions.get(open).isOpen())
                    .toList()
                    .forEach(open -> close(open, here, Integer.MAX_VALUE - 1));
        }
    }

    private void close(String interactionId, int from, int to) {
        Span span = interactions.get(interactionId);
        span.closedFrom = from;
        span.closedTo = to;
    }

    private static boolean opens(String event) {
        return DataEventType.byName(event)
                .filter(type -> type.requiresInteraction()
                        || type == DataEventType.ANY_INTERACTION
                        || type == DataEventType.ANY_INTERACTION_ENDED)
                .isPresent();
    }
}
