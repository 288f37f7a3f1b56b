package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Agent.State;
import io.widgetry.simulator.internal.model.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Actions on an agent. */
final class AgentRequests {
    static final Pattern NUMBER = Pattern.compile("[+0-9][0-9()*# .-]{2,31}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");
    private static final Optional<String> DONE = Optional.empty();

    private final Centre centre;

    AgentRequests(Centre centre) {
        this.centre = centre;
    }

    void addTo(Map<String, Requests.OfAgent> actions) {
        actions.put("startWork", (agent, wish) -> begin(agent, true));
        actions.put("startWorkNotReady", (agent, wish) -> begin(agent, false));
        actions.put("finishWork", (agent, wish) -> finish(agent));
        actions.put("setAgentReady", (agent, wish) -> ready(agent));
        actions.put("setAgentNotReady", (agent, wish) -> notReady(agent, wish, "0", "Gone Not Ready"));
        actions.put("setAgentACW", (agent, wish) -> afterContact(agent));
        actions.put("additionalWork", (agent, wish) -> notReady(agent, wish, "", "Started Additional Work"));
        actions.put("startVoiceInteraction", this::call);
        actions.put("setTransferToServicesList", AgentRequests::services);
    }

    private Optional<String> begin(Agent agent, boolean ready) {
        if (agent.isWorking()) {
            return Optional.of("Agent " + agent.id() + " has begun to work already.");
        }
        centre.roster().signIn(agent);
        if (ready) {
            centre.roster().ready(agent);
        }
        return DONE;
    }

    private Optional<String> finish(Agent agent) {
        if (!agent.isWorking()) {
            return notWorking(agent);
        }
        if (agent.hasLiveCard()) {
            return Optional.of("Agent " + agent.id() + " cannot finish work while an interaction is live.");
        }
        centre.roster().signOut(agent);
        return DONE;
    }

    private static Optional<String> notWorking(Agent agent) {
        return Optional.of("Agent " + agent.id() + " has not begun to work.");
    }

    private Optional<String> ready(Agent agent) {
        if (!agent.isWorking()) {
            return notWorking(agent);
        }
        if (agent.state() == State.READY) {
            return Optional.of("Agent " + agent.id() + " is ready already.");
        }
        centre.roster().ready(agent);
        return DONE;
    }

    private Optional<String> notReady(Agent agent, Wish wish, String defaultCode, String happened) {
        String code = wish.text("code", "reasonCode", "additionalWorkCode").orElse(defaultCode);
        if (!agent.isWorking()) {
            return notWorking(agent);
        }
        if (!CODE.matcher(code).matches()) {
            return Optional.of("A reason code is a number of up to 9 digits.");
        }
        boolean additional = wish.action().name().equals("additionalWork");
        if (agent.state() == State.NOT_READY
                && (!additional || agent.reasonCode().equals(code))) {
            return Optional.of("Agent " + agent.id() + " is not ready already, for reason " + agent.reasonCode() + ".");
        }
        centre.roster().notReady(agent, code, happened);
        return DONE;
    }

    private Optional<String> afterContact(Agent agent) {
        if (!agent.isWorking()) {
            return notWorking(agent);
        }
        if (agent.state() == State.AFTER_CONTACT_WORK) {
            return Optional.of("Agent " + agent.id() + " is in after-contact work already.");
        }
        centre.roster().afterContact(agent);
        return DONE;
    }

    private Optional<String> call(Agent agent, Wish wish) {
        String number = wish.text("number", "address", "destination").orElse("");
        if (!agent.isWorking()) {
            return notWorking(agent);
        }
        if (agent.hasLive(Channel.VOICE)) {
            return Optional.of("Agent " + agent.id() + " is on the phone already.");
        }
        if (centre.agent(number).isPresent()) {
            return Optional.of("Agent " + number + " is reached by a consult, not by a call.");
        }
        if (!NUMBER.matcher(number).matches()) {
            return Optional.of("This is not a telephone number: digits are needed, 3 at least.");
        }
        centre.customers().called(agent, number);
        return DONE;
    }

    private static Optional<String> services(Agent agent, Wish wish) {
        agent.services(wish.maps().stream()
                .map(service -> service.get("id"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .limit(1_000)
                .toList());
        return DONE;
    }
}
