package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Agent.State;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Channel;

/** What simulated agents do. Those whom a person plays are left alone: nothing here does anything for them. */
final class Colleagues {
    private static final int BREAKS = 4;
    private static final long AWAY = 15 * 60_000L;
    private static final long CONSULT_LASTS = 10 * 60_000L;

    private final Centre centre;
    private final CallScript calls;
    private final WrittenScript written;

    Colleagues(Centre centre) {
        this.centre = centre;
        this.calls = new CallScript(centre);
        this.written = new WrittenScript(centre);
    }

    private static boolean simulates(Card card) {
        return !card.agent().isDesktop();
    }

    /** The day begins. */
    void comes(Agent agent) {
        if (centre.isClosing() || agent.isSignedIn()) {
            return;
        }
        centre.roster().signIn(agent);
        agent.breaks(0);
        int session = agent.session();
        centre.agenda().after(centre.chance().between(1_000, 4_000), () -> {
            if (agent.session() == session) {
                centre.roster().ready(agent);
                plansBreak(agent);
            }
        });
    }

    private void plansBreak(Agent agent) {
        int session = agent.session();
        centre.agenda().after(centre.chance().gap(centre.plan().breakMinutes() * 60_000.0), () -> {
            if (agent.session() == session) {
                agent.breakDue(true);
                maybeRests(agent);
            }
        });
    }

    /** Takes the break that is due, if there is nothing to do. */
    void maybeRests(Agent agent) {
        if (!agent.isBreakDue()
                || agent.isDesktop()
                || agent.state() != State.READY
                || !agent.cards().isEmpty()
                || centre.isClosing()) {
            return;
        }
        agent.breakDue(false);
        agent.breaks(agent.breaks() + 1);
        long begun = centre.agenda().now();
        centre.roster().notReady(agent, centre.chance().pick(centre.plan().breakCodes()), "Gone Not Ready");
        int session = agent.session();
        centre.agenda().after(centre.chance().about(7 * 60_000.0), () -> {
            if (agent.session() == session && agent.state() == State.NOT_READY) {
                returns(agent, begun);
            }
        });
    }

    private void returns(Agent agent, long since) {
        if (centre.chance().happens(0.5)) {
            centre.wire().customCard(agent, since);
        }
        if (agent.breaks() >= BREAKS) {
            centre.roster().signOut(agent);
            centre.agenda().after(centre.chance().about(AWAY), () -> comes(agent));
        } else {
            centre.roster().ready(agent);
            plansBreak(agent);
        }
    }

    /** Something rings: it is mostly answered, after a moment. */
    void rings(Card card) {
        if (simulates(card) && !centre.chance().happens(centre.plan().noAnswerShare())) {
            centre.cards()
                    .after(
                            card,
                            centre.chance().between(1_500, 8_000),
                            () -> centre.cards().accept(card));
        }
    }

    void accepted(Card card) {
        if (!simulates(card) || !card.isLive()) {
            return;
        }
        if (centre.chance().happens(0.1)) {
            centre.wire().navigation(card.agent(), false);
            centre.wire().note(card.agent(), card);
        }
        if (card.kind() == Kind.CONSULTED) {
            // a person who has asked may forget it
            centre.cards().after(card, CONSULT_LASTS, () -> centre.cards().end(card, false));
        } else if (card.channel() == Channel.VOICE) {
            calls.begins(card);
        } else {
            written.begins(card);
        }
    }

    /** A consult leg was answered. */
    void consults(Card leg) {
        if (simulates(leg)) {
            calls.consults(leg);
        }
    }

    /** The consult is over, the customer is held. */
    void consultEnded(Card main) {
        if (simulates(main)) {
            calls.goesOn(main);
        }
    }

    /** A customer has come with a transfer, or is left over from a conference. */
    void takesOver(Card card) {
        if (simulates(card)) {
            calls.closes(card);
        }
    }

    void confers(Card card) {
        if (simulates(card)) {
            calls.confers(card);
        }
    }

    /** A contact is over and has to be wrapped up. */
    void wrapsUp(Card card) {
        if (simulates(card)) {
            long lasts = centre.chance().about(centre.plan().wrapUpSeconds() * 1000.0);
            card.code(Integer.toString(7270 + centre.chance().between(0, 9)));
            centre.agenda().after(lasts / 2, () -> {
                if (!card.isClosed()) {
                    centre.wire().card(card);
                }
            });
            centre.agenda().after(lasts, () -> centre.cards().close(card));
        }
    }
}
