package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvents;
import java.util.List;
import java.util.Random;

/** A source of events about a few agents and their interactions. Several of them may be at work at a time. */
final class Source implements Stress.Part {
    /** What sources publish, and widgets may subscribe to. */
    static final List<String> EVENTS = List.of(
            DataEvents.AGENT_STATE,
            DataEvents.TEAM_MEMBER,
            DataEvents.CUSTOM_CARD_ENDED,
            DataEvents.USER_TYPING,
            DataEvents.INTERACTION,
            DataEvents.ANY_INTERACTION,
            DataEvents.CONTEXT_DATA,
            DataEvents.MEDIA_MESSAGE,
            DataEvents.INTERACTION_ENDED,
            DataEvents.ANY_INTERACTION_ENDED);

    private final World world;
    private final Cards cards;
    private final int agents;
    private final int events;

    Source(World world, Cards cards, int agents, int events) {
        this.world = world;
        this.cards = cards;
        this.agents = agents;
        this.events = events;
    }

    @Override
    public void run(Random random) {
        for (int i = 0; i < events; i++) {
            one(random, "agent" + random.nextInt(agents));
        }
    }

    private void one(Random random, String agent) {
        int what = random.nextInt(100);
        if (what < 20) {
            ofAgent(what, random, agent);
        } else if (what < 40) {
            world.publish(what < 30 ? DataEvents.CUSTOM_CARD_ENDED : DataEvents.USER_TYPING, agent, null, "");
        } else if (what < 50) {
            cards.open(agent, random);
        } else {
            ofInteraction(what, agent, cards.any(agent, random));
        }
    }

    private void ofAgent(int what, Random random, String agent) {
        if (what == 0) {
            world.signOut(agent);
        } else if (what < 10) {
            world.publish(DataEvents.AGENT_STATE, agent, null, ",\"currentState\":\"READY\"");
        } else {
            world.publish(DataEvents.TEAM_MEMBER, agent, null, ",\"userHandle\":\"user" + random.nextInt(3) + "\"");
        }
    }

    private void ofInteraction(int what, String agent, String id) {
        if (what < 60) {
            world.publish(
                    what < 55 ? DataEvents.INTERACTION : DataEvents.ANY_INTERACTION,
                    agent,
                    id,
                    ",\"state\":\"ACTIVE\"");
        } else if (what < 70) {
            world.publish(DataEvents.CONTEXT_DATA, agent, id, "");
        } else if (what < 85) {
            world.publish(DataEvents.MEDIA_MESSAGE, agent, id, "");
        } else {
            cards.end(agent, id, what);
        }
    }
}
