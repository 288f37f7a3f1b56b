package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Intent;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Topic;
import java.util.Map;
import java.util.Optional;

/** Actions that bring in somebody else. */
final class TransferRequests {
    private static final Optional<String> DONE = Optional.empty();

    private final Centre centre;

    TransferRequests(Centre centre) {
        this.centre = centre;
    }

    void addTo(Map<String, Requests.OfCard> actions) {
        actions.put("consult", this::consult);
        actions.put("endConsult", (card, wish) -> endConsult(card));
        actions.put("completeTransfer", (card, wish) -> complete(card, true));
        actions.put("completeConference", (card, wish) -> complete(card, false));
        actions.put("singleStepTransfer", this::transfer);
        actions.put("singleStepTransferToService", this::toService);
        actions.put("singleStepConference", this::conference);
    }

    /** Says why a card is none that somebody else can be brought into. */
    private static Optional<String> obstacle(Card card, boolean heldToo) {
        if (card.kind() != Kind.CUSTOMER || !card.isLive()) {
            return Optional.of("This is possible with a live interaction with a customer only.");
        }
        if (card.consult() != null) {
            return Optional.of("A consult goes on for this interaction already.");
        }
        if (card.isConference()) {
            return Optional.of("This is a conference already.");
        }
        return card.is(State.ACTIVE) || heldToo && card.is(State.HELD)
                ? Optional.empty()
                : Optional.of("The interaction has not been accepted, or is held.");
    }

    private static Optional<String> voiceOnly(Card card) {
        return card.channel() == Channel.VOICE
                ? Optional.empty()
                : Optional.of(
                        "This is possible with calls only, and the interaction's channel is " + card.channel() + ".");
    }

    private Optional<String> unreachable(Card card, String address) {
        Optional<Agent> helper = centre.agent(address);
        if (helper.isPresent()) {
            if (helper.get() == card.agent()) {
                return Optional.of("Nobody can bring in oneself.");
            }
            return Floor.isFree(helper.get(), card.channel())
                    ? Optional.empty()
                    : Optional.of("Agent " + address + " is not free now.");
        }
        return card.channel() == Channel.VOICE
                        && AgentRequests.NUMBER.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("There is nobody at this address: an agent's id is needed, or for a call a number.");
    }

    private Optional<String> consult(Card card, Wish wish) {
        String address = address(wish);
        Optional<String> refusal =
                voiceOnly(card).or(() -> obstacle(card, true)).or(() -> unreachable(card, address));
        if (refusal.isPresent()) {
            return refusal;
        }
        wish.named("uui").filter(text -> text.length() <= 256).ifPresent(card.contact()::inform);
        centre.agent(address)
                .ifPresentOrElse(
                        helper -> centre.consults().ask(card, helper, Intent.ADVICE),
                        () -> centre.consults().ask(card, address, address, Intent.ADVICE));
        return DONE;
    }

    private static String address(Wish wish) {
        return wish.text("address", "destination", "agentId", "number").orElse("");
    }

    private Optional<String> endConsult(Card card) {
        Card leg = card.kind() == Kind.CONSULTING ? card : card.consult();
        if (leg == null || !leg.isLive()) {
            return Optional.of("There is no consult that could be ended.");
        }
        centre.cards().end(leg, false);
        return DONE;
    }

    private Optional<String> complete(Card card, boolean transfer) {
        if (!Consults.isAnswered(card)) {
            return Optional.of("This is not the leg of a consult that has been answered.");
        }
        if (transfer) {
            centre.consults().completeTransfer(card);
        } else {
            centre.consults().completeConference(card);
        }
        return DONE;
    }

    private Optional<String> transfer(Card card, Wish wish) {
        String address = address(wish);
        Optional<String> mail = card.channel() == Channel.EMAIL
                ? Optional.of("An e-mail goes to a service, and not to an agent.")
                : Optional.empty();
        Optional<String> refusal = mail.or(() -> obstacle(card, false)).or(() -> unreachable(card, address));
        if (refusal.isEmpty()) {
            centre.agent(address)
                    .ifPresentOrElse(
                            helper -> centre.consults().transfer(card, helper),
                            () -> centre.consults().transferOutside(card));
        }
        return refusal;
    }

    private Optional<String> toService(Card card, Wish wish) {
        String id = wish.text("serviceId", "id").orElse("");
        Optional<Topic> topic = Topic.ALL.stream()
                .filter(each -> each.serviceId().equals(id) || each.name().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> card.agent().services().contains(id)
                        ? Optional.of(card.contact().topic())
                        : Optional.empty());
        Optional<String> refusal = obstacle(card, false)
                .or(() -> topic.isPresent() ? Optional.empty() : Optional.of("There is no service of this id."));
        if (refusal.isEmpty()) {
            centre.consults().transfer(card, topic.get());
        }
        return refusal;
    }

    private Optional<String> conference(Card card, Wish wish) {
        String address = address(wish);
        Optional<String> refusal = voiceOnly(card)
                .or(() -> obstacle(card, false))
                .or(() -> unreachable(card, address))
                .or(() -> centre.agent(address).isPresent()
                        ? Optional.empty()
                        : Optional.of("Without a consult only an agent can be brought in."));
        if (refusal.isEmpty()) {
            centre.consults().conference(card, centre.agent(address).orElseThrow());
        }
        return refusal;
    }
}
