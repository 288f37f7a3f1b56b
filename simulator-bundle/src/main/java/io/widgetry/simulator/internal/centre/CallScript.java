package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Intent;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Channel;
import java.util.Optional;

/** How a simulated agent handles a call: talks, perhaps holds it, perhaps brings in somebody else, and ends it. */
final class CallScript {
    private static final String OUTSIDE = "Outside expert";
    private static final String OUTSIDE_NUMBER = "+1-555-0199";

    private final Centre centre;

    CallScript(Centre centre) {
        this.centre = centre;
    }

    void begins(Card card) {
        long length = centre.chance().about(centre.plan().length(Channel.VOICE));
        boolean holds = centre.chance().happens(centre.plan().holdShare());
        centre.cards().after(card, length * 3 / 10, () -> {
            if (holds) {
                holds(card, length);
            } else {
                decides(card, length * 3 / 10);
            }
        });
    }

    private void holds(Card card, long length) {
        centre.cards().change(card, State.HELD, "DEFAULT");
        centre.cards().after(card, centre.chance().about(25_000), () -> {
            centre.cards().change(card, State.ACTIVE, "DEFAULT");
            decides(card, length * 3 / 10);
        });
    }

    private void decides(Card card, long then) {
        double chance = centre.chance().fraction();
        Plan plan = centre.plan();
        double transfers = plan.transferShare();
        double conferences = transfers + plan.conferenceShare();
        if (chance < transfers / 2) {
            centre.cards().after(card, then, () -> transfers(card));
        } else if (chance < transfers) {
            centre.cards().after(card, then, () -> asks(card, Intent.TRANSFER));
        } else if (chance < conferences) {
            centre.cards().after(card, then, () -> asks(card, Intent.CONFERENCE));
        } else if (chance < conferences + plan.adviceShare()) {
            centre.cards().after(card, then, () -> asks(card, Intent.ADVICE));
        } else {
            centre.cards().after(card, then * 7 / 3, () -> ends(card));
        }
    }

    private Optional<Agent> helper(Card card) {
        Agent agent = card.agent();
        // a person is asked now and then, so that there is something to answer
        boolean person = centre.chance().happens(0.1);
        Optional<Agent> first = centre.floor().helper(agent, person);
        return first.isPresent() ? first : centre.floor().helper(agent, false);
    }

    private void transfers(Card card) {
        helper(card)
                .ifPresentOrElse(
                        agent -> centre.consults().transfer(card, agent),
                        () -> centre.consults().transferOutside(card));
    }

    private void asks(Card card, Intent intent) {
        helper(card)
                .ifPresentOrElse(
                        agent -> centre.consults().ask(card, agent, intent),
                        () -> centre.consults().ask(card, OUTSIDE, OUTSIDE_NUMBER, intent));
    }

    /** Who was asked has answered: after a while it is clear how it goes on. */
    void consults(Card leg) {
        centre.cards().after(leg, centre.chance().about(20_000), () -> {
            switch (leg.intent()) {
                case TRANSFER -> centre.consults().completeTransfer(leg);
                case CONFERENCE -> centre.consults().completeConference(leg);
                default -> centre.cards().end(leg, false);
            }
        });
    }

    /** Back to the customer after a consult. */
    void goesOn(Card main) {
        centre.cards().after(main, 1_500, () -> {
            centre.cards().change(main, State.ACTIVE, "DEFAULT");
            closes(main);
        });
    }

    /** What is left to do takes a while. */
    void closes(Card card) {
        centre.cards().after(card, centre.chance().about(centre.plan().length(Channel.VOICE) / 2), () -> ends(card));
    }

    /** In a conference, who was asked leaves first, unless the customer does. */
    void confers(Card card) {
        double lasts = centre.plan().length(Channel.VOICE) / (card.kind() == Kind.CUSTOMER ? 3 : 2);
        centre.cards().after(card, centre.chance().about(lasts), () -> ends(card));
    }

    private void ends(Card card) {
        if (centre.chance().happens(centre.plan().customerEndShare())) {
            centre.customers().hangUp(card.contact(), card);
        } else {
            centre.customers().left(card);
        }
    }
}
