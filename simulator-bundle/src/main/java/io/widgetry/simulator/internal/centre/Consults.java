package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Intent;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Contact;
import io.widgetry.simulator.internal.model.Topic;
import java.util.List;

/** What agents do with a call besides talking to the customer: consult, transfer, conference. */
final class Consults {
    /** Of a call into which a colleague is called who has not answered yet. */
    private static final String INVITING = "INVITING";

    private final Centre centre;

    Consults(Centre centre) {
        this.centre = centre;
    }

    private Cards cards() {
        return centre.cards();
    }

    /** The customer is held, and a colleague is asked. */
    Card ask(Card main, Agent helper, Intent intent) {
        Card leg = leg(main, helper.name(), helper.id(), intent);
        Card other = ringAt(helper, main);
        leg.partner(other);
        other.partner(leg);
        centre.colleagues().rings(other);
        return leg;
    }

    /** The customer is held, and somebody outside is asked, who answers soon. */
    Card ask(Card main, String name, String number, Intent intent) {
        Card leg = leg(main, name, number, intent);
        cards().after(leg, centre.chance().between(2_000, 6_000), () -> connected(leg));
        return leg;
    }

    private Card leg(Card main, String name, String address, Intent intent) {
        cards().change(main, State.HELD, "CONSULT");
        Card leg = cards().appear(main.contact(), main.agent(), Kind.CONSULTING, name, address);
        leg.intend(intent);
        main.consult(leg);
        return leg;
    }

    private Card ringAt(Agent helper, Card main) {
        Agent asking = main.agent();
        Card other = cards().appear(main.contact(), helper, Kind.CONSULTED, asking.name(), asking.id());
        cards().after(other, centre.plan().ringSeconds() * 1000L, () -> cards().end(other, false));
        return other;
    }

    /** Who was asked has answered. */
    void answered(Card other) {
        Card asking = other.partner();
        if (asking != null && asking.kind() == Kind.CONSULTING) {
            connected(asking);
        } else if (asking != null) {
            asking.consult(null);
            other.partner(null);
            conference(asking, other);
        }
    }

    private void connected(Card leg) {
        cards().change(leg, State.ACTIVE, "DEFAULT");
        centre.colleagues().consults(leg);
    }

    /** Whether a card is a consult leg that can be completed. */
    static boolean isAnswered(Card card) {
        return card.kind() == Kind.CONSULTING && card.is(State.ACTIVE) && main(card) != null;
    }

    private static Card main(Card leg) {
        for (Card card : leg.agent().cards()) {
            if (card.consult() == leg) {
                return card;
            }
        }
        return null;
    }

    /** The leg ends without anything else being done for it. */
    private static Card detach(Card leg, Card main) {
        Card other = leg.partner();
        main.consult(null);
        leg.partner(null);
        if (other != null) {
            other.partner(null);
        }
        return other;
    }

    /** Who was asked gets the customer. */
    void completeTransfer(Card leg) {
        Card main = main(leg);
        Card other = detach(leg, main);
        cards().end(leg, false);
        if (other == null) {
            main.contact().leaves();
            cards().end(main, true);
            return;
        }
        other.takeOver();
        main.contact().parties().add(other);
        cards().end(main, true);
        takesOver(other);
    }

    private void takesOver(Card card) {
        cards().change(card, State.ACTIVE, "DEFAULT");
        centre.wire().context(card);
        centre.customers().talks(card);
        centre.colleagues().takesOver(card);
    }

    /** All three talk with each other. */
    void completeConference(Card leg) {
        Card main = main(leg);
        Card other = detach(leg, main);
        cards().end(leg, false);
        if (other == null) {
            cards().change(main, State.ACTIVE, "CONFERENCE");
            centre.wire().joined(main, "AGENT", leg.peerName(), leg.peerAddress());
            centre.colleagues().confers(main);
        } else {
            conference(main, other);
        }
    }

    private void conference(Card main, Card other) {
        Contact contact = main.contact();
        contact.parties().add(other);
        cards().change(main, State.ACTIVE, "CONFERENCE");
        cards().change(other, State.ACTIVE, "CONFERENCE");
        centre.wire().joined(main, other.agent());
        centre.wire()
                .joined(
                        other,
                        "CUSTOMER",
                        contact.customer().name(),
                        contact.customer().phone());
        centre.colleagues().confers(main);
        centre.colleagues().confers(other);
    }

    /** A colleague is asked to join, without a consult before. */
    void conference(Card main, Agent helper) {
        cards().change(main, State.ACTIVE, INVITING);
        Card other = ringAt(helper, main);
        other.partner(main);
        main.consult(other);
        centre.colleagues().rings(other);
    }

    /** The call goes to a colleague who has not been asked. */
    void transfer(Card card, Agent helper) {
        leave(card);
        card.contact().transferred(card.contact().topic());
        card.contact().offered(centre.agenda().now());
        cards().ring(card.contact(), helper);
    }

    /** The call leaves the centre. */
    void transferOutside(Card card) {
        card.contact().leaves();
        leave(card);
    }

    /** The contact waits for somebody who helps with something else. */
    void transfer(Card card, Topic topic) {
        leave(card);
        Contact contact = card.contact();
        contact.transferred(topic);
        contact.avoid(card.agent(), centre.agenda().now() + 60_000);
        if (centre.floor().offer(contact, false)) {
            centre.agenda().after(60_001, () -> centre.floor().again(contact));
        }
    }

    private void leave(Card card) {
        cards().change(card, State.ACTIVE, "SINGLE_STEP_TRANSFER");
        cards().end(card, false);
    }

    /** A card has ended: what depends on it ends too. */
    void gone(Card card) {
        Card other = card.partner();
        Card leg = card.consult();
        card.partner(null);
        card.consult(null);
        if (leg != null) {
            cards().end(leg, false);
        }
        if (card.kind() == Kind.CONSULTING) {
            backToCustomer(card);
        }
        if (other != null && other.kind() != Kind.CUSTOMER) {
            other.partner(null);
            // the other leg of a consult: if it is the asking one, its customer is told when it ends
            cards().end(other, false);
        } else if (other != null && other.consult() == card) {
            other.consult(null);
            cards().change(other, State.ACTIVE, "DEFAULT");
        }
        List<Card> parties = card.contact().parties();
        if (!card.contact().isGone() && parties.size() == 1 && parties.get(0).isConference()) {
            alone(parties.get(0));
        }
    }

    private void backToCustomer(Card leg) {
        Card main = main(leg);
        if (main != null) {
            main.consult(null);
            cards().change(main, State.HELD, "DEFAULT");
            centre.colleagues().consultEnded(main);
        }
    }

    /** Of a conference one agent is left. */
    private void alone(Card card) {
        if (card.kind() == Kind.CUSTOMER) {
            cards().change(card, State.ACTIVE, "DEFAULT");
            centre.colleagues().takesOver(card);
        } else {
            card.takeOver();
            takesOver(card);
        }
    }
}
