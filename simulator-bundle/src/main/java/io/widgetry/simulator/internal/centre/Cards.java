package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Contact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The life of a work card: it rings, is accepted, held, ended, wrapped up and closed. Each step is told as it is done. */
final class Cards {
    /** However long something goes on: after this it is ended. */
    private static final long LONGEST = 2 * 3_600_000L;
    /** After it rang in vain, somebody else should have the contact for so long. */
    private static final long ELSEWHERE = 8_000;

    private final Centre centre;
    private final Map<String, Card> open = new HashMap<>();

    Cards(Centre centre) {
        this.centre = centre;
    }

    /** How many there are that are not closed. */
    int count() {
        return open.size();
    }

    Optional<Card> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** Plans something that is off as soon as the card changes. */
    void after(Card card, long millis, Runnable task) {
        int stamp = card.stamp();
        centre.agenda().after(millis, () -> {
            if (card.stamp() == stamp) {
                task.run();
            }
        });
    }

    /** Plans something that is off when the card has ended. */
    void whileLive(Card card, long millis, Runnable task) {
        centre.agenda().after(millis, () -> {
            if (card.isLive()) {
                task.run();
            }
        });
    }

    /** A customer's contact rings at an agent's desktop. */
    Card ring(Contact contact, Agent agent) {
        Card card = appear(contact, agent, Kind.CUSTOMER, "", "");
        centre.wire().context(card);
        long ringing = centre.plan().ringSeconds() * 1000L;
        after(card, ringing, () -> unanswered(card));
        if (contact.channel() == Channel.VOICE
                && centre.chance().happens(centre.plan().abandonShare())) {
            after(
                    card,
                    ringing * centre.chance().between(20, 90) / 100,
                    () -> centre.customers().hangUp(contact, card));
        }
        centre.colleagues().rings(card);
        return card;
    }

    /** A card appears, and rings unless it is an outgoing one. */
    Card appear(Contact contact, Agent agent, Kind kind, String peerName, String peerAddress) {
        Card card = new Card(agent, contact, kind, centre.agenda().now(), centre.chance());
        card.peer(peerName, peerAddress);
        open.put(card.id(), card);
        agent.cards().add(card);
        centre.floor().refresh(agent);
        centre.wire().card(card);
        centre.wire().capabilities(agent, card);
        return card;
    }

    private void unanswered(Card card) {
        Contact contact = card.contact();
        end(card, false);
        contact.avoid(card.agent(), centre.agenda().now() + ELSEWHERE);
        if (centre.floor().offer(contact, true)) {
            centre.agenda().after(ELSEWHERE + 1, () -> centre.floor().again(contact));
        }
    }

    /** The agent takes it. */
    void accept(Card card) {
        card.enter(State.ACTIVE, "DEFAULT", centre.agenda().now());
        if (card.kind() == Kind.CUSTOMER) {
            card.contact().parties().add(card);
        }
        centre.wire().card(card);
        focus(card);
        whileLive(card, LONGEST, () -> end(card, true));
        if (card.kind() == Kind.CONSULTED) {
            centre.consults().answered(card);
        } else {
            centre.customers().accepted(card);
        }
        centre.colleagues().accepted(card);
    }

    private void focus(Card card) {
        if (!card.agent().isDesktop()) {
            centre.wire().focus(card.agent(), card);
        }
        centre.wire().capabilities(card.agent(), card);
        centre.wire().watched(card.agent());
    }

    void change(Card card, State state, String reason) {
        card.enter(state, reason, centre.agenda().now());
        centre.wire().card(card);
        centre.wire().capabilities(card.agent(), card);
    }

    /** The card ends, and may go into after-contact work if the agent was in touch with a customer. */
    void end(Card card, boolean mayWrapUp) {
        if (!card.isLive()) {
            return;
        }
        Agent agent = card.agent();
        boolean wrapUp = mayWrapUp && card.established() >= 0 && card.kind() == Kind.CUSTOMER && wrapsUp(agent);
        card.contact().parties().remove(card);
        centre.wire().ended(card, wrapUp);
        centre.consults().gone(card);
        if (wrapUp) {
            card.wrapUp();
            centre.wire().card(card);
            if (!agent.hasLiveCard()) {
                centre.roster().afterContact(agent);
            }
            centre.agenda().after(centre.plan().wrapUpLimitSeconds() * 1000L, () -> close(card));
            centre.colleagues().wrapsUp(card);
        } else {
            forget(card);
        }
        settle(agent);
    }

    private boolean wrapsUp(Agent agent) {
        return !centre.isClosing()
                && agent.isWorking()
                && (agent.isDesktop() || centre.chance().happens(centre.plan().wrapUpShare()));
    }

    private void forget(Card card) {
        card.close();
        open.remove(card.id());
        card.agent().cards().remove(card);
    }

    /** After-contact work is done. */
    void close(Card card) {
        if (card.isWrapUp() && !card.isClosed()) {
            forget(card);
            centre.wire().closed(card);
            Agent agent = card.agent();
            if (agent.cards().stream().noneMatch(Card::isWrapUp)) {
                centre.roster().backToWork(agent);
            }
            settle(agent);
        }
    }

    /** What an agent's desktop and supervisors are told when a card is done, and what the agent can do next. */
    private void settle(Agent agent) {
        Card front = agent.cards().stream().filter(Card::isLive).findFirst().orElse(null);
        if (!agent.isDesktop()) {
            centre.wire().focus(agent, front);
        }
        centre.wire().capabilities(agent, front);
        centre.wire().watched(agent);
        centre.colleagues().maybeRests(agent);
        centre.floor().refresh(agent);
    }
}
