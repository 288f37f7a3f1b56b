package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.simulator.internal.model.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What a person at the desktop can do, and what is told then. */
public class RequestsTest extends DeskFixture {
    @Test
    public void aCallIsAcceptedHeldTakenBackEndedAndFinished() {
        String id = ring(Channel.VOICE);
        done("acceptInteraction", id, NONE);
        done("holdInteraction", id, NONE);
        done("unholdInteraction", id, NONE);
        done("setWorkCode", id, Map.of("code", "7277"));
        done("endInteraction", id, NONE);
        done("finishInteraction", id, NONE);
        assertEquals(
                List.of(
                        "Interaction ACTIVE DEFAULT CALLED",
                        "Interaction HELD DEFAULT CALLED",
                        "Interaction ACTIVE DEFAULT CALLED",
                        "Interaction ACTIVE DEFAULT CALLED",
                        "InteractionEnded ACTIVE DEFAULT CALLED wrap-up",
                        "Interaction ACTIVE DEFAULT CALLED",
                        "AgentState AFTER_CONTACT_WORK",
                        "interactionClosed",
                        "AgentState READY"),
                told(AGENT));
    }

    @Test
    public void whatIsDoneTwiceIsRefusedTheSecondTime() {
        String id = ring(Channel.VOICE);
        done("acceptInteraction", id, NONE);
        refused("acceptInteraction", id, NONE);
        done("holdInteraction", id, NONE);
        refused("holdInteraction", id, NONE);
        done("endInteraction", id, NONE);
        refused("endInteraction", id, NONE);
        done("finishInteraction", id, NONE);
        assertEquals("There is no interaction " + id + " at agent 600008.", refused("finishInteraction", id, NONE));
    }

    @Test
    public void whatCannotBeIsRefused() {
        assertTrue(refused("danceInteraction", null, NONE).contains("does not know the action danceInteraction"));
        assertTrue(refused("acceptInteraction", null, NONE).contains("needs an interaction"));
        assertTrue(play().act("setAgentReady", "1", null, NONE).reason().contains("does not work"));
        refused("setAgentReady", null, NONE);
        refused("startWork", null, NONE);
        refused("setAgentNotReady", null, Map.of("code", "lunch"));
        refused("startVoiceInteraction", null, Map.of("number", "mother"));
        refused("startVoiceInteraction", null, Map.of("number", "600010"));
        String id = ring(Channel.VOICE);
        refused("endInteraction", id, NONE);
        refused("holdInteraction", id, NONE);
        refused("setWorkCode", id, Map.of("code", "1"));
        done("acceptInteraction", id, NONE);
        refused("acceptInteraction", centre().agentIds().get(1), NONE);
        refused("sendChatMessage", id, Map.of("text", "hello"));
        refused("sendEmailMessage", id, Map.of("message", "hello"));
        refused("sendDTMF", id, Map.of("digits", "12x"));
        refused("consult", id, Map.of("address", AGENT));
        refused("consult", id, Map.of("address", "nobody"));
        refused("singleStepConference", id, Map.of("address", "+1-555-0133"));
        refused("setWorkCode", id, Map.of("code", "<b>"));
        refused("finishWork", null, NONE);
        refused("finishInteraction", id, NONE);
        assertEquals(
                "Agent 600008 is on the phone already.",
                refused("startVoiceInteraction", null, Map.of("number", "+1-555-0133")));
    }

    @Test
    public void nobodyActsOnAnothersInteraction() {
        String id = accepted(Channel.VOICE);
        assertFalse(play().act("endInteraction", "600010", id, NONE).done());
    }

    @Test
    public void tonesAreSentAndNothingIsTold() {
        String id = accepted(Channel.VOICE);
        done("sendDTMF", id, Map.of("digits", "12*#"));
        assertEquals(List.of(), told());
    }

    @Test
    public void anAgentChangesState() {
        done("setAgentNotReady", null, Map.of("code", "100"));
        refused("setAgentNotReady", null, Map.of("code", "100"));
        done("setAgentReady", null, NONE);
        done("setAgentACW", null, NONE);
        refused("setAgentACW", null, NONE);
        done("additionalWork", null, Map.of("code", "17", "origin", "AXP"));
        assertEquals(
                List.of(
                        "AgentState NOT_READY",
                        "AgentState READY",
                        "AgentState AFTER_CONTACT_WORK",
                        "AgentState NOT_READY"),
                told(AGENT));
        JsonNode state = Tell.payload(told().stream()
                .filter(event -> event.type().equals("onAgentStateEvent"))
                .findFirst()
                .orElseThrow());
        assertEquals("100", state.get("reasonCode").asText());
        assertEquals("100", state.at("/originStates/AXP/reasonCode").asText());
        assertEquals("NOT_READY", state.at("/resourceStates/VOICE/state").asText());
        assertTrue(state.at("/capabilities/canSetReady").asBoolean());
        assertFalse(state.at("/capabilities/canSetNotReady").asBoolean());
    }

    @Test
    public void whoIsReadyAgainHasFinishedWrappingUp() {
        String id = accepted(Channel.VOICE);
        done("endInteraction", id, NONE);
        done("setAgentReady", null, NONE);
        List<String> last = told(AGENT);
        assertEquals(List.of("AgentState READY", "interactionClosed"), last.subList(last.size() - 2, last.size()));
    }

    @Test
    public void workIsFinishedAndBegunAgain() {
        done("finishWork", null, NONE);
        assertEquals(
                List.of("ResourceReleased", "ResourceReleased", "ResourceReleased", "AgentState LOGGED_OUT"),
                told(AGENT));
        told().clear();
        play().run(Duration.ofSeconds(10));
        assertEquals(List.of("AgentState CONNECTED", "SSOTokenRefresh"), told(AGENT));
        told().clear();
        refused("setAgentReady", null, NONE);
        done("startWorkNotReady", null, NONE);
        assertEquals("AgentState NOT_READY", told(AGENT).get(0));
        assertEquals(3, told(AGENT).stream().filter("ResourceAcquired"::equals).count());
        done("setAgentReady", null, NONE);
        assertTrue(Floor.isFree(centre().agent(AGENT).orElseThrow(), Channel.VOICE));
    }

    @Test
    public void aCallIsMade() {
        done("startVoiceInteraction", null, Map.of("number", "+1-555-0142"));
        String id = leg("CALLING");
        play().run(Duration.ofSeconds(30));
        assertEquals("Interaction ALERTING DEFAULT CALLING", told(AGENT).get(0));
        JsonNode first = Tell.payload(
                told().get(0).json().isPresent()
                                && told().get(0).interactionId().isPresent()
                        ? told().get(0)
                        : told().stream()
                                .filter(event -> event.interactionId().isPresent())
                                .findFirst()
                                .orElseThrow());
        assertEquals("+1-555-0142", first.get("destinationAddress").asText());
        assertEquals("OUTGOING", first.get("direction").asText());
        play().act("endInteraction", AGENT, id, NONE);
        play().run(Duration.ofHours(1));
        assertTrue(centre().card(id).isEmpty());
    }
}
