package io.widgetry.simulator.internal.centre;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Follows every interaction from its beginning to its end, and objects to whatever no source would tell. */
final class Audit implements Consumer<SourceEvent> {
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Set<String> UPDATES = Set.of("onInteractionEvent", "onAnyInteractionEvent");
    private static final Set<String> ENDS = Set.of("onInteractionEndedEvent", "onAnyInteractionEndedEvent");

    /** What is known of an interaction that is not closed. */
    private static final class Life {
        private final Instant since;
        private String state = "";
        private String reason = "";
        private boolean wrapUp;
        private boolean held;

        Life(Instant since) {
            this.since = since;
        }
    }

    private final Map<String, Life> open = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private final Map<String, Integer> signedIn = new HashMap<>();
    private final Map<String, String> consultEnded = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Instant last = Instant.MIN;

    long count(String what) {
        return counts.getOrDefault(what, 0L);
    }

    Map<String, Long> counts() {
        return counts;
    }

    int open() {
        return open.size();
    }

    Set<String> signedIn() {
        return signedIn.keySet();
    }

    private void counted(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    private static void check(boolean fine, String what, SourceEvent event) {
        if (!fine) {
            throw new AssertionError(what + ": " + Tell.line(event));
        }
    }

    @Override
    public void accept(SourceEvent event) {
        counted(event.type());
        Instant time = event.time().orElseThrow();
        check(!time.isBefore(last), "time goes back", event);
        last = time;
        session(event);
        event.interactionId().ifPresent(id -> interaction(id, event));
    }

    private void session(SourceEvent event) {
        String agent = event.agentId();
        if (!event.type().equals("onAgentStateEvent")) {
            check(signedIn.containsKey(agent), "an event of somebody who is not signed in", event);
            return;
        }
        String state = Tell.payload(event).get("currentState").asText();
        counted("state " + state);
        if (state.equals("LOGGED_OUT")) {
            check(signedIn.remove(agent) != null, "signs out twice", event);
            check(open.keySet().stream().noneMatch(key -> key.startsWith(agent + "/")), "signs out with a card", event);
        } else {
            signedIn.merge(agent, 1, Integer::sum);
        }
    }

    private void interaction(String id, SourceEvent event) {
        String key = event.agentId() + "/" + id;
        check(!over.contains(key), "an event of a closed interaction", event);
        Life life = open.get(key);
        if (UPDATES.contains(event.type())) {
            JsonNode data = Tell.payload(event);
            update(life == null ? begin(key, event, data) : life, event, data);
        } else if (ENDS.contains(event.type())) {
            check(life != null, "an end without a beginning", event);
            end(key, life, event, Tell.payload(event));
        } else if (event.type().equals(SourceEvent.INTERACTION_CLOSED)) {
            check(life != null && life.wrapUp, "closed without after-contact work", event);
            close(key, life, event);
        } else {
            check(life != null, "an event before its interaction appeared", event);
        }
    }

    private Life begin(String key, SourceEvent event, JsonNode data) {
        check(data.get("state").asText().equals("ALERTING"), "does not begin with ringing", event);
        Life life = new Life(event.time().orElseThrow());
        open.put(key, life);
        return life;
    }

    private void update(Life life, SourceEvent event, JsonNode data) {
        String state = data.get("state").asText();
        String reason = data.get("stateReason").asText();
        JsonNode can = data.get("capabilities");
        if (life.wrapUp) {
            check(can.get("canCompleteACW").asBoolean(), "after-contact work cannot be completed", event);
            return;
        }
        boolean legal = switch (state) {
            case "ALERTING" -> life.state.isEmpty();
            case "ACTIVE" -> !life.state.isEmpty();
            case "HELD" -> life.state.equals("ACTIVE") || life.state.equals("HELD");
            default -> false;
        };
        check(legal, "from " + life.state + " to " + state, event);
        boolean rings =
                state.equals("ALERTING") && data.get("direction").asText().equals("INCOMING");
        check(can.get("canAccept").asBoolean() == rings, "canAccept is wrong", event);
        check(!can.get("canUnhold").asBoolean() || state.equals("HELD"), "canUnhold is wrong", event);
        shares(life, data, state, reason);
        life.state = state;
        life.reason = reason;
    }

    /** What becomes of calls. */
    private void shares(Life life, JsonNode data, String state, String reason) {
        boolean call = data.get("channel").asText().equals("VOICE")
                && !data.get("isConsult").asBoolean()
                && !data.get("interactionType").asText().equals("CONSULTED");
        if (call && state.equals("ACTIVE") && life.state.equals("ALERTING")) {
            counted("call");
        }
        if (call && state.equals("HELD") && life.state.equals("ACTIVE") && reason.equals("DEFAULT") && !life.held) {
            life.held = true;
            counted("hold");
        }
        if (call && reason.equals("CONFERENCE") && !life.reason.equals("CONFERENCE")) {
            counted("conference");
        }
        if (reason.equals("SINGLE_STEP_TRANSFER")) {
            counted("blind transfer");
        }
        if (call && state.equals("HELD") && reason.equals("CONSULT")) {
            counted("consult");
        }
    }

    private void end(String key, Life life, SourceEvent event, JsonNode data) {
        check(!life.wrapUp, "ends twice", event);
        check(data.get("state").asText().equals(life.state), "ends in another state than its last one", event);
        check(data.get("stateReason").asText().equals(life.reason), "ends for another reason", event);
        String work = event.agentId() + data.get("workRequestId").asText();
        if (data.get("interactionType").asText().equals("CONSULTING")) {
            consultEnded.put(work, key);
        } else if (life.reason.equals("CONSULT") && consultEnded.containsKey(work)) {
            counted("consult transfer");
        }
        counted("end " + data.get("channel").asText() + " " + life.state);
        if (event.afterContactWork()) {
            check(!life.state.equals("ALERTING"), "after-contact work of what was never accepted", event);
            life.wrapUp = true;
        } else {
            close(key, life, event);
        }
    }

    private void close(String key, Life life, SourceEvent event) {
        check(event.time().orElseThrow().isBefore(life.since.plus(LONGEST)), "was stuck", event);
        open.remove(key);
        over.add(key);
    }
}
