package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Contact;
import io.widgetry.simulator.internal.model.Customer;
import io.widgetry.simulator.internal.model.Topic;
import io.widgetry.simulator.internal.text.Message;
import io.widgetry.simulator.internal.text.Part;
import java.util.List;
import java.util.Locale;

/** What customers do: they come, wait, ask, answer, and leave. */
final class Customers {
    private static final List<String> REPLIES = List.of(
            "Yes, that is right.",
            "Since yesterday evening.",
            "No, I have not tried that yet. One moment, please.",
            "The number on the back is 0817.",
            "Good, and how long will that take?");

    private static final long NAG = 90_000;
    private static final long GIVE_UP = 240_000;
    private static final long MAIL_PATIENCE = 30 * 60_000L;
    private static final int NUMBERS = 5_000;
    private static final double BURST = 20;

    private final Centre centre;
    private long arrived;
    /** Odd while there are many more than usual. */
    private int bursts;

    Customers(Centre centre) {
        this.centre = centre;
    }

    long arrived() {
        return arrived;
    }

    /** From now on many more, or as many as usual. */
    void burst(boolean on) {
        if (on != isBurst()) {
            bursts++;
            if (on) {
                for (Channel channel : Channel.values()) {
                    plan(channel, BURST - 1, bursts);
                }
            }
        }
    }

    private boolean isBurst() {
        return bursts % 2 != 0;
    }

    /** The customers begin to come. */
    void open() {
        for (Channel channel : Channel.values()) {
            plan(channel, 1, 0);
        }
    }

    /** The next of the usual customers, or of those of a burst. */
    private void plan(Channel channel, double factor, int during) {
        double perHour = centre.plan().arrivalsPerHour(channel) * centre.agents() * factor;
        if (perHour > 0) {
            centre.agenda().after(centre.chance().gap(3_600_000 / perHour), () -> {
                if (!centre.isClosing() && (during == 0 || during == bursts)) {
                    arrive(channel);
                    plan(channel, factor, during);
                }
            });
        }
    }

    /** A customer comes, and waits for somebody. */
    void arrive(Channel channel) {
        Contact contact = contact(channel, false);
        if (centre.floor().offer(contact, false) && channel != Channel.EMAIL) {
            double patience = channel == Channel.VOICE ? 120_000 : 300_000;
            centre.agenda()
                    .after(centre.chance().gap(patience), () -> centre.floor().leave(contact));
        }
    }

    Contact contact(Channel channel, boolean outgoing) {
        arrived++;
        Chance chance = centre.chance();
        Customer customer = new Customer(chance.between(1, NUMBERS));
        return new Contact(
                channel, customer, chance.pick(Topic.ALL), centre.agenda().now(), outgoing, chance);
    }

    /** An agent has accepted; a simulated one has a script of its own for how it goes on. */
    void accepted(Card card) {
        String question = centre.chance().pick(card.contact().topic().questions());
        switch (card.channel()) {
            case VOICE -> talks(card);
            case WEBCHAT -> {
                card.wrote(false, centre.agenda().now());
                centre.wire().media(card, Message.text(false, question));
                if (card.agent().isDesktop()) {
                    waits(card, false);
                }
            }
            case EMAIL -> {
                String html = "<p>Hello,</p><p>" + question + "</p><p>Kind regards<br>"
                        + card.contact().customer().name() + "</p>";
                String to = card.contact().topic().name().toLowerCase(Locale.ROOT) + "@example.com";
                centre.wire().media(card, Message.mail(false, subject(card), html, List.of(), List.of(to)));
                if (card.agent().isDesktop()) {
                    attaches(card);
                    centre.cards().whileLive(card, MAIL_PATIENCE, () -> returnToQueue(card));
                }
            }
        }
    }

    static String subject(Card card) {
        return "Question about " + card.contact().topic().name().toLowerCase(Locale.ROOT);
    }

    /** A customer on the phone with a person hangs up some time; with a simulated agent, when the script says so. */
    void talks(Card card) {
        if (card.agent().isDesktop()) {
            long patience = centre.chance().about(centre.plan().length(Channel.VOICE) * 2.5);
            centre.cards().whileLive(card, patience, () -> hangUp(card.contact(), card));
        }
    }

    /** The draft of an answer comes with an attachment. */
    private void attaches(Card card) {
        if (centre.chance().happens(0.5)) {
            centre.cards().whileLive(card, centre.chance().between(2_000, 5_000), () -> upload(card));
        }
    }

    void upload(Card card) {
        Part part = part();
        card.attach(part.id());
        centre.wire().uploaded(card, part);
    }

    private Part part() {
        Chance chance = centre.chance();
        return new Part(
                chance.uuid().toUpperCase(Locale.ROOT),
                "terms.pdf",
                "application/pdf",
                chance.between(20_000, 400_000));
    }

    private void returnToQueue(Card card) {
        centre.cards().end(card, false);
        card.contact().avoid(card.agent(), centre.agenda().now() + 60_000);
        centre.floor().offer(card.contact(), false);
    }

    /** Whoever waits for a person's answer in a chat asks again, and then leaves. */
    private void waits(Card card, boolean asked) {
        centre.cards().whileLive(card, 15_000, () -> {
            long silence = centre.agenda().now() - card.heard();
            if (silence >= GIVE_UP) {
                hangUp(card.contact(), card);
            } else if (silence >= NAG && !asked) {
                says(card, "Are you still there?");
                waits(card, true);
            } else {
                waits(card, asked && silence >= NAG);
            }
        });
    }

    /** The agent wrote: the customer reads, types and answers, or says good-bye. */
    void reads(Card card) {
        Chance chance = centre.chance();
        long typing = chance.between(1_500, 5_000);
        boolean last = card.messages() > 6 && chance.happens(0.3);
        centre.cards().whileLive(card, typing, () -> centre.wire().typing(card, false));
        centre.cards().whileLive(card, typing + chance.between(2_000, 8_000), () -> {
            if (last) {
                says(card, "Thank you, that was all.");
                centre.cards().whileLive(card, 2_000, () -> hangUp(card.contact(), card));
            } else {
                answers(card);
            }
        });
    }

    void answers(Card card) {
        String reply = centre.chance().pick(REPLIES);
        if (centre.chance().happens(0.1)) {
            card.wrote(false, centre.agenda().now());
            Part picture = new Part(
                    centre.chance().uuid().toUpperCase(Locale.ROOT),
                    "picture.jpg",
                    "image/jpeg",
                    centre.chance().between(10_000, 900_000));
            centre.wire()
                    .message(card, Message.rich(false, "This is what it looks like.", "text/plain", List.of(picture)));
        } else {
            says(card, reply);
        }
    }

    private void says(Card card, String text) {
        card.wrote(false, centre.agenda().now());
        centre.wire().message(card, Message.text(false, text));
    }

    /** The customer ends the contact, whoever is in touch; or gives up while a card rings. */
    void hangUp(Contact contact, Card card) {
        if (!contact.isGone()) {
            contact.leaves();
            List.copyOf(contact.parties()).forEach(party -> centre.cards().end(party, true));
            centre.cards().end(card, true);
        }
    }

    /** The agent ends the contact, or leaves a conference. */
    void left(Card card) {
        centre.cards().end(card, true);
        if (card.contact().parties().isEmpty()) {
            card.contact().leaves();
        }
    }

    /** An agent calls somebody, who mostly answers. */
    Card called(Agent agent, String number) {
        Contact contact = contact(Channel.VOICE, true);
        Card card = centre.cards().appear(contact, agent, Card.Kind.CUSTOMER, "", number);
        boolean answers = centre.chance().happens(0.85);
        long rings = answers ? centre.chance().between(2_000, 9_000) : 25_000;
        centre.cards().after(card, rings, () -> {
            if (answers) {
                centre.cards().accept(card);
            } else {
                hangUp(contact, card);
            }
        });
        return card;
    }
}
