package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.text.Message;
import io.widgetry.simulator.internal.text.Part;
import java.util.List;

/** How a simulated agent handles chats and e-mails. */
final class WrittenScript {
    private static final List<String> SENTENCES = List.of(
            "I am looking into it.",
            "Can you tell me since when?",
            "Please try it once more now.",
            "I have sent you a confirmation.",
            "Is there anything else?");

    private final Centre centre;

    WrittenScript(Centre centre) {
        this.centre = centre;
    }

    void begins(Card card) {
        if (card.channel() == Channel.WEBCHAT) {
            int turns = centre.chance().between(2, 5);
            chats(card, turns, centre.plan().length(Channel.WEBCHAT) / turns);
            if (centre.chance().happens(0.1)) {
                observed(card);
            }
        } else {
            answers(card);
        }
    }

    /** A turn: the agent types and writes, the customer types and writes. */
    private void chats(Card card, int turns, double lasts) {
        Chance chance = centre.chance();
        long turn = chance.about(lasts);
        centre.cards().after(card, turn / 4, () -> centre.wire().typing(card, true));
        centre.cards().after(card, turn / 2, () -> {
            card.wrote(true, centre.agenda().now());
            centre.wire().message(card, Message.text(true, chance.pick(SENTENCES)));
        });
        centre.cards().after(card, turn * 3 / 4, () -> centre.wire().typing(card, false));
        centre.cards().after(card, turn, () -> {
            centre.customers().answers(card);
            if (turns > 1) {
                chats(card, turns - 1, lasts);
            } else {
                centre.cards().after(card, 2_000, () -> ends(card));
            }
        });
    }

    private void ends(Card card) {
        if (centre.chance().happens(centre.plan().customerEndShare())) {
            centre.customers().hangUp(card.contact(), card);
        } else {
            centre.customers().left(card);
        }
    }

    /** The supervisor joins for a while, and the agent looks at the mentor's tab. */
    private void observed(Card card) {
        Agent agent = card.agent();
        agent.team().stream()
                .filter(member -> member.isSupervisor() && member != agent && member.isWorking())
                .findFirst()
                .ifPresent(supervisor -> centre.cards().after(card, 10_000, () -> {
                    centre.wire().joined(card, "SUPERVISOR", supervisor.name(), supervisor.id());
                    centre.wire().tab(agent, true);
                    centre.cards().after(card, 20_000, () -> centre.wire().tab(agent, false));
                }));
    }

    private void answers(Card card) {
        long lasts = centre.chance().about(centre.plan().length(Channel.EMAIL));
        boolean attaches = centre.chance().happens(0.4);
        if (attaches) {
            centre.cards().after(card, lasts / 2, () -> centre.customers().upload(card));
        }
        centre.cards().after(card, lasts, () -> {
            String to = card.contact().customer().email();
            String text = "<p>Hello,</p><p>" + centre.chance().pick(SENTENCES) + "</p>";
            List<Part> parts = attaches
                    ? List.of(new Part(card.attachment(), "terms.pdf", "application/pdf", 188_410))
                    : List.of();
            card.wrote(true, centre.agenda().now());
            centre.wire().message(card, Message.mail(true, "Re: " + Customers.subject(card), text, parts, List.of(to)));
            centre.cards().after(card, 1_000, () -> centre.customers().left(card));
        });
    }
}
