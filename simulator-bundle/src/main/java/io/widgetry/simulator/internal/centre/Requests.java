package io.widgetry.simulator.internal.centre;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers actions as a telephony system would: each is checked against what there is, and either carried out at once or
 * refused with a sentence. What is asked for twice is refused the second time.
 */
final class Requests {
    /** Refuses with a sentence, or carries out and says nothing. */
    @FunctionalInterface
    interface OfAgent {
        Optional<String> act(Agent agent, Wish wish);
    }

    /** Refuses with a sentence, or carries out and says nothing. */
    @FunctionalInterface
    interface OfCard {
        Optional<String> act(Card card, Wish wish);
    }

    private final Centre centre;
    private final Map<String, OfAgent> ofAgent = new HashMap<>();
    private final Map<String, OfCard> ofCard = new HashMap<>();

    Requests(Centre centre) {
        this.centre = centre;
        new AgentRequests(centre).addTo(ofAgent);
        new CallRequests(centre).addTo(ofCard);
        new TransferRequests(centre).addTo(ofCard);
        new MediaRequests(centre).addTo(ofCard);
    }

    ActionResult act(Action action) {
        Optional<Agent> agent = centre.agent(action.agentId());
        if (agent.isEmpty()) {
            return ActionResult.refused(
                    "Agent " + action.agentId() + " does not work in the simulated contact centre.");
        }
        if (centre.isClosing()) {
            return ActionResult.refused("The simulated contact centre is closing.");
        }
        return answer(perform(agent.get(), new Wish(action)));
    }

    static ActionResult answer(Optional<String> refusal) {
        return refusal.map(ActionResult::refused).orElse(ActionResult.DONE);
    }

    private Optional<String> perform(Agent agent, Wish wish) {
        String name = wish.action().name();
        OfAgent request = ofAgent.get(name);
        if (request != null) {
            return request.act(agent, wish);
        }
        OfCard onCard = ofCard.get(name);
        if (onCard == null) {
            return Optional.of("The simulated contact centre does not know the action " + name + ".");
        }
        Optional<String> id = wish.action().interactionId();
        if (id.isEmpty()) {
            return Optional.of(name + " needs an interaction, and none is named.");
        }
        Optional<Card> card = centre.card(id.get()).filter(each -> each.agent() == agent);
        return card.isEmpty()
                ? Optional.of("There is no interaction " + id.get() + " at agent " + agent.id() + ".")
                : onCard.act(card.get(), wish);
    }
}
