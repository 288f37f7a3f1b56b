package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.InteractionState;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.testkit.Published;
import io.widgetry.testkit.SourceTester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/** The real core accepts all that is told, and knows what may be done, whatever a person at the desktop does. */
public class MonkeyTest {
    private static final List<String> DESKTOPS = List.of("600008", "600011");
    private static final Map<String, String> ACTIONS = new TreeMap<>();

    static {
        ACTIONS.put("acceptInteraction", "canAccept");
        ACTIONS.put("endInteraction", "canEnd");
        ACTIONS.put("holdInteraction", "canHold");
        ACTIONS.put("unholdInteraction", "canUnhold");
        ACTIONS.put("finishInteraction", "canCompleteACW");
        ACTIONS.put("completeConference", "canConferenceComplete");
        ACTIONS.put("completeTransfer", "canTransferComplete");
        ACTIONS.put("consult", "canConsult");
        ACTIONS.put("singleStepTransfer", "canSingleStepTransfer");
        ACTIONS.put("singleStepTransferToService", "canSingleStepTransferToService");
        ACTIONS.put("singleStepConference", "canSingleStepConference");
        ACTIONS.put("sendDTMF", "canSendDtmf");
        ACTIONS.put("setWorkCode", "canSetWorkCode");
        ACTIONS.put("setDispositionCode", "canSetDispositionCode");
        ACTIONS.put("sendChatMessage", "canSendMessage");
        ACTIONS.put("sendEmailMessage", "canReply");
        ACTIONS.put("endConsult", "");
        ACTIONS.put("reportChatTyping", "");
    }

    private static final Map<String, String> ON_AGENT = Map.of(
            "setAgentReady", "canSetReady",
            "setAgentNotReady", "canSetNotReady",
            "setAgentACW", "canSetAfterContactWork",
            "startWork", "canLogin",
            "finishWork", "canLogout");

    private final Random random = new Random(41);
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    public void nothingIsRejectedAndCapabilitiesAreTrue() {
        try (SourceTester core = SourceTester.create()) {
            RuntimeAdmin admin = core.admin();
            Audit audit = new Audit();
            Play play = Play.of(41, DESKTOPS, 8, Map.of("voicePerHour", 2.0, "chatsPerHour", 1.0), event -> {
                core.publish(event);
                Published told = core.next();
                assertTrue(told + " " + Tell.line(event), told.result().isAccepted());
                audit.accept(event);
            });
            for (int i = 0; i < 12_000; i++) {
                play.run(Duration.ofMillis(500 + random.nextInt(9_000)));
                act(play, admin, pick(DESKTOPS));
            }
            assertEquals(audit.open(), admin.interactions().size());
            play.close();
            assertEquals(List.of(), admin.interactions());
            assertEquals(List.of(), admin.agents());
        }
        for (String action : ACTIONS.keySet()) {
            assertTrue(action + " was never done: " + done, done.getOrDefault(action, 0) > 0);
        }
        for (String action : ON_AGENT.keySet()) {
            assertTrue(action + " was never done: " + done, done.getOrDefault(action, 0) > 0);
        }
    }

    private void act(Play play, RuntimeAdmin admin, String agent) {
        List<InteractionState> cards = new ArrayList<>();
        admin.interactions().stream()
                .filter(each -> each.agentId().equals(agent))
                .forEach(each -> cards.add(each.state()));
        Channel channel = pick(List.of(Channel.values()));
        if (cards.isEmpty()
                && random.nextInt(3) > 0
                && Floor.isFree(play.centre().agent(agent).orElseThrow(), channel)) {
            play.centre().ring(agent, channel);
        } else if (cards.isEmpty() || random.nextInt(20) == 0) {
            onAgent(play, admin, agent);
        } else {
            onCard(play, agent, pick(cards));
        }
    }

    private void onAgent(Play play, RuntimeAdmin admin, String agent) {
        if (admin.workspace(agent).isEmpty()) {
            return; // without a workspace the core brings nothing here
        }
        String action = pick(List.copyOf(ON_AGENT.keySet()));
        if (random.nextInt(3) > 0) {
            action = "setAgentReady"; // or there would be little to do
        }
        Capabilities now =
                admin.workspace(agent).map(state -> state.capabilities()).orElse(Capabilities.NONE);
        boolean allowed = now.allows(ON_AGENT.get(action));
        ActionResult result = play.act(action, agent, null, Map.of("code", "100"));
        note(action, allowed, result, admin.workspace(agent).isPresent());
    }

    private void onCard(Play play, String agent, InteractionState card) {
        Capabilities now = card.interaction().map(Interaction::capabilities).orElse(Capabilities.NONE);
        List<String> possible = ACTIONS.keySet().stream()
                .filter(action -> now.allows(ACTIONS.get(action)))
                .toList();
        // mostly something that makes sense
        boolean sensible = random.nextInt(4) > 0 && !possible.isEmpty();
        String action = pick(sensible ? possible : List.copyOf(ACTIONS.keySet()));
        String needed = ACTIONS.get(action);
        boolean allowed = needed.isEmpty() || now.allows(needed);
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("address", pick(List.of("600009", "600010", "600011", "600012", "+1-555-0123")));
        arguments.put("serviceId", "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3007");
        arguments.put("digits", "1");
        arguments.put("code", "7");
        arguments.put("text", "text");
        arguments.put("message", "text");
        // whether somebody can be brought in depends on that somebody
        boolean certain = !List.of(
                        "consult", "singleStepTransfer", "singleStepConference", "endConsult", "reportChatTyping")
                .contains(action);
        ActionResult result = play.act(action, agent, card.id(), arguments);
        note(action, allowed, result, certain);
    }

    /** What is allowed is done; what is not allowed is refused. */
    private void note(String action, boolean allowed, ActionResult result, boolean certain) {
        if (result.done()) {
            assertTrue(action + " was done though it was not allowed", allowed);
            done.merge(action, 1, Integer::sum);
        } else {
            assertTrue(action + " was allowed, but: " + result.reason(), !allowed || !certain);
            refused.merge(action, 1, Integer::sum);
        }
    }
}
