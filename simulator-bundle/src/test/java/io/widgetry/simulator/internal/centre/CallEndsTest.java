package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.simulator.internal.model.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** How calls end: the five ends of rule 14, and what else can become of a call. */
public class CallEndsTest extends DeskFixture {
    @Test
    public void rule14_theAgentEndsTheCall() {
        String id = accepted(Channel.VOICE);
        done("endInteraction", id, NONE);
        assertEquals(
                "InteractionEnded ACTIVE DEFAULT CALLED wrap-up", told(AGENT).get(0));
    }

    @Test
    public void rule14_theCustomerEndsTheCall() {
        accepted(Channel.VOICE);
        play().run(Duration.ofHours(1));
        assertEquals(
                "InteractionEnded ACTIVE DEFAULT CALLED wrap-up", told(AGENT).get(0));
        assertTrue(told(AGENT).contains("interactionClosed"));
    }

    @Test
    public void rule14_aBlindTransferEndsTheCallAndItRingsElsewhere() {
        String id = accepted(Channel.VOICE);
        done("singleStepTransfer", id, Map.of("address", "600010"));
        assertEquals(
                List.of(
                        "Interaction ACTIVE SINGLE_STEP_TRANSFER CALLED",
                        "InteractionEnded ACTIVE SINGLE_STEP_TRANSFER CALLED"),
                told(AGENT));
        assertEquals(List.of("Interaction ALERTING DEFAULT TRANSFERRED", "ContextData"), told("600010"));
    }

    @Test
    public void rule14_aConferenceEndsTheConsultLegAndTheCallGoesOn() {
        String id = accepted(Channel.VOICE);
        done("consult", id, Map.of("address", "600010"));
        play().run(Duration.ofSeconds(15));
        done("completeConference", leg("CONSULTING"), NONE);
        assertEquals(
                List.of(
                        "Interaction HELD CONSULT CALLED",
                        "Interaction ALERTING DEFAULT CONSULTING",
                        "Interaction ACTIVE DEFAULT CONSULTING",
                        "InteractionEnded ACTIVE DEFAULT CONSULTING",
                        "Interaction ACTIVE CONFERENCE CALLED",
                        "ParticipantsAdded"),
                told(AGENT));
        assertEquals(
                List.of(
                        "Interaction ALERTING DEFAULT CONSULTED",
                        "Interaction ACTIVE DEFAULT CONSULTED",
                        "Interaction ACTIVE CONFERENCE CONSULTED",
                        "ParticipantsAdded"),
                told("600010"));
        told().clear();
        play().run(Duration.ofHours(1));
        assertTrue(told(AGENT).toString(), told(AGENT).contains("interactionClosed"));
    }

    @Test
    public void rule14_aTransferAfterAConsultEndsBothInteractions() {
        String id = accepted(Channel.VOICE);
        done("consult", id, Map.of("address", "600010", "uui", "order 17"));
        play().run(Duration.ofSeconds(15));
        done("completeTransfer", leg("CONSULTING"), NONE);
        assertEquals(
                List.of(
                        "Interaction HELD CONSULT CALLED",
                        "Interaction ALERTING DEFAULT CONSULTING",
                        "Interaction ACTIVE DEFAULT CONSULTING",
                        "InteractionEnded ACTIVE DEFAULT CONSULTING",
                        "InteractionEnded HELD CONSULT CALLED wrap-up",
                        "Interaction HELD CONSULT CALLED",
                        "AgentState AFTER_CONTACT_WORK"),
                told(AGENT));
        JsonNode last = Tell.payload(told().stream()
                .filter(event ->
                        event.agentId().equals("600010") && event.type().equals("onInteractionEvent"))
                .reduce((first, second) -> second)
                .orElseThrow());
        assertTrue(last.get("isCustomerInteraction").asBoolean());
        assertEquals("order 17", last.get("userToUserInfo").asText());
    }

    @Test
    public void aConsultThatIsEndedLeavesTheCustomerHeld() {
        String id = accepted(Channel.VOICE);
        done("consult", id, Map.of("address", "+1-555-0133"));
        refused("completeTransfer", id, NONE);
        refused("endInteraction", id, NONE);
        refused("unholdInteraction", id, NONE);
        refused("consult", id, Map.of("address", "600010"));
        play().run(Duration.ofSeconds(15));
        done("endConsult", leg("CONSULTING"), NONE);
        refused("endConsult", id, NONE);
        done("unholdInteraction", id, NONE);
        assertEquals("Interaction HELD DEFAULT CALLED", told(AGENT).get(4));
        assertEquals("Interaction ACTIVE DEFAULT CALLED", told(AGENT).get(5));
    }

    @Test
    public void aColleagueJoinsWithoutAConsult() {
        String id = accepted(Channel.VOICE);
        done("singleStepConference", id, Map.of("address", "600011"));
        play().run(Duration.ofSeconds(15));
        assertEquals(
                List.of(
                        "Interaction ACTIVE INVITING CALLED",
                        "Interaction ACTIVE CONFERENCE CALLED",
                        "ParticipantsAdded"),
                told(AGENT));
        done("endInteraction", id, NONE);
        List<String> others = told("600011");
        assertEquals("ContextData", others.get(others.size() - 1));
        assertEquals("Interaction ACTIVE DEFAULT CONSULTED", others.get(others.size() - 2));
    }

    @Test
    public void aServiceGetsTheContactThroughItsQueue() {
        String id = accepted(Channel.WEBCHAT);
        refused("singleStepTransferToService", id, Map.of("serviceId", "none"));
        done("singleStepTransferToService", id, Map.of("serviceId", "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3018"));
        assertEquals(
                "InteractionEnded ACTIVE SINGLE_STEP_TRANSFER CALLED",
                told(AGENT).get(1));
        JsonNode card = Tell.payload(told().stream()
                .filter(event -> !event.agentId().equals(AGENT) && event.type().equals("onInteractionEvent"))
                .findFirst()
                .orElseThrow());
        assertEquals("Billing", card.get("topic").asText());
    }

    @Test
    public void anUnansweredCallGoesElsewhereAndIsNotLost() {
        ring(Channel.VOICE);
        play().run(Duration.ofSeconds(21));
        assertEquals("InteractionEnded ALERTING DEFAULT CALLED", told(AGENT).get(0));
        assertTrue(told().stream()
                .anyMatch(
                        event -> !event.agentId().equals(AGENT) && event.type().equals("onInteractionEvent")));
    }

    @Test
    public void anUnansweredCallComesBackWhereNobodyElseIs() {
        told().clear();
        use(Play.of(31, List.of(AGENT), 0, QUIET, told()::add));
        play().run(Duration.ofSeconds(3));
        String id = ring(Channel.VOICE);
        play().run(Duration.ofSeconds(40));
        List<String> calls = told().stream()
                .filter(event -> event.type().equals("onInteractionEvent"))
                .map(event -> event.interactionId().orElseThrow())
                .distinct()
                .toList();
        assertTrue(calls.toString(), calls.size() >= 1 && !calls.contains(id));
    }
}
