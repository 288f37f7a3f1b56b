package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Agent.State;
import io.widgetry.simulator.internal.model.Card;
import java.util.List;

/** Who is there and ready: agents sign in and out, and change their state. Each step is told as it is done. */
final class Roster {
    private static final long TOKEN_LASTS = 30 * 60_000L;
    private static final long BACK_AT_DESKTOP = 3_000;
    private static final String AFTER_CONTACT = "800";

    private final Centre centre;
    private int signedIn;
    private Agent leaving;

    Roster(Centre centre) {
        this.centre = centre;
    }

    int signedIn() {
        return signedIn;
    }

    /** Whether the agent is about to sign out and takes nothing more. */
    boolean isLeaving(Agent agent) {
        return agent == leaving;
    }

    private void enter(Agent agent, State state, String code, String happened) {
        boolean wasThere = agent.isSignedIn();
        agent.enter(state, code, happened, centre.agenda().now());
        signedIn += (agent.isSignedIn() ? 1 : 0) - (wasThere ? 1 : 0);
        centre.wire().state(agent, state == State.READY ? "" : happened);
    }

    /** A person is at the desktop and has not begun to work. */
    void connect(Agent agent) {
        enter(agent, State.CONNECTED, "0", "Connected");
        token(agent);
    }

    /** Begins to work, not ready yet. */
    void signIn(Agent agent) {
        boolean connected = agent.isSignedIn();
        enter(agent, State.NOT_READY, "0", "Logged In");
        if (!connected) {
            token(agent);
        }
        centre.wire().acquired(agent);
        centre.wire().services(agent);
        centre.wire().team(agent);
        centre.wire().member(agent, true);
        if (!agent.isDesktop()) {
            centre.wire().navigation(agent, true);
            centre.wire().focus(agent, null);
        }
    }

    /** Tells a token, and the next one before it is over. */
    private void token(Agent agent) {
        centre.wire().token(agent);
        int session = agent.session();
        centre.agenda().after(TOKEN_LASTS, () -> {
            if (agent.session() == session && agent.isSignedIn()) {
                token(agent);
            }
        });
    }

    void ready(Agent agent) {
        enter(agent, State.READY, "0", "Gone Ready");
        closeWrapUps(agent);
        centre.floor().refresh(agent);
    }

    void notReady(Agent agent, String code, String happened) {
        enter(agent, State.NOT_READY, code, happened);
        closeWrapUps(agent);
        centre.floor().refresh(agent);
    }

    /** After-contact work is over when the agent does something else. */
    private void closeWrapUps(Agent agent) {
        List.copyOf(agent.cards()).stream().filter(Card::isWrapUp).forEach(centre.cards()::close);
    }

    /** The agent wraps up what has ended. */
    void afterContact(Agent agent) {
        if (agent.state() != State.AFTER_CONTACT_WORK) {
            enter(agent, State.AFTER_CONTACT_WORK, AFTER_CONTACT, "Gone After Contact Work");
            centre.floor().refresh(agent);
        }
    }

    /** After-contact work is done: the agent is again what it was before. */
    void backToWork(Agent agent) {
        if (agent.state() == State.AFTER_CONTACT_WORK && !isLeaving(agent)) {
            if (agent.after() == State.READY) {
                enter(agent, State.READY, "0", "Gone Ready");
            } else {
                enter(agent, State.NOT_READY, "0", "Gone Not Ready");
            }
        }
    }

    /** Ends the session. What a person's desktop is told next is that one can begin again. */
    void signOut(Agent agent) {
        leaving = agent;
        List.copyOf(agent.cards()).forEach(card -> {
            centre.cards().end(card, false);
            centre.cards().close(card);
        });
        centre.wire().released(agent);
        agent.breakDue(false);
        enter(agent, State.LOGGED_OUT, "0", "Logged Out");
        leaving = null;
        centre.floor().refresh(agent);
        if (agent.isDesktop() && !centre.isClosing()) {
            centre.agenda().after(BACK_AT_DESKTOP, () -> {
                if (!agent.isSignedIn()) {
                    connect(agent);
                }
            });
        }
    }
}
