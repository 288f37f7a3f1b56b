package io.widgetry.simulator.internal.text;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells what happens in the centre: the one place where its events are made. Not safe for several threads. */
public final class Wire {
    /** Where all events of the simulation come from. */
    public static final String SOURCE = "/simulator";

    private final String run;
    private final Timeline timeline;
    private final LongSupplier clock;
    private final Consumer<SourceEvent> line;
    private final CardText cards;
    private final AgentText agents;
    private final ContactText contacts;
    private final MediaText media;
    private final TeamText team;
    private final DeskText desk;
    private final Abilities abilities = new Abilities();
    private long told;

    /**
     * A wire.
     *
     * @param run the beginning of all ids of events, so that another simulation has others
     * @param timeline which time it is for the rest of the world
     * @param clock which time it is in the simulation
     * @param chance for the ids in payloads
     * @param line where the events go
     */
    public Wire(String run, Timeline timeline, LongSupplier clock, Chance chance, Consumer<SourceEvent> line) {
        this.run = run;
        this.timeline = timeline;
        this.clock = clock;
        this.line = line;
        Json json = new Json();
        this.cards = new CardText(json, abilities);
        this.agents = new AgentText(json, abilities, timeline);
        this.contacts = new ContactText(json, chance);
        this.media = new MediaText(json, chance, timeline);
        this.team = new TeamText(json, abilities, timeline);
        this.desk = new DeskText(json, chance, timeline);
    }

    private SourceEvent.Builder event(String type, Agent agent) {
        return SourceEvent.of(type, agent.id()).from(SOURCE, run + "-" + ++told).at(timeline.at(clock.getAsLong()));
    }

    private void tell(String type, Agent agent, String json) {
        line.accept(event(type, agent).json(json).build());
    }

    private void tell(String type, Card card, String json) {
        line.accept(event(type, card.agent()).interaction(card.id()).json(json).build());
    }

    /** E-mail comes from a system that uses the other two names for the same facts. */
    private static boolean usesOtherNames(Card card) {
        return card.channel() == Channel.EMAIL;
    }

    public void card(Card card) {
        tell(usesOtherNames(card) ? DataEvents.ANY_INTERACTION : DataEvents.INTERACTION, card, cards.of(card));
    }

    public void ended(Card card, boolean afterContactWork) {
        String name = usesOtherNames(card) ? DataEvents.ANY_INTERACTION_ENDED : DataEvents.INTERACTION_ENDED;
        line.accept(event(name, card.agent())
                .interaction(card.id())
                .afterContactWork(afterContactWork)
                .json(cards.of(card))
                .build());
    }

    public void closed(Card card) {
        line.accept(event(SourceEvent.INTERACTION_CLOSED, card.agent())
                .interaction(card.id())
                .build());
    }

    public void context(Card card) {
        tell(DataEvents.CONTEXT_DATA, card, contacts.of(card));
    }

    public void media(Card card, Message first) {
        tell(DataEvents.MEDIA, card, media.media(card, first, clock.getAsLong()));
    }

    public void message(Card card, Message message) {
        tell(DataEvents.MEDIA_MESSAGE, card, media.message(message, card, clock.getAsLong()));
    }

    public void typing(Card card, boolean byAgent) {
        tell(DataEvents.USER_TYPING, card, media.typing(card, byAgent));
    }

    public void uploaded(Card card, Part part) {
        tell(DataEvents.EMAIL_ATTACHMENT_UPLOAD, card, media.uploaded(card, part));
    }

    public void joined(Card card, Agent agent) {
        tell(DataEvents.PARTICIPANTS_ADDED, card, media.joined(agent, "SPECIALIST"));
    }

    public void joined(Card card, String type, String name, String address) {
        tell(DataEvents.PARTICIPANTS_ADDED, card, media.joined(type, "", name, address));
    }

    /** The agent's state, what may be done now, and whether the channels are open. */
    public void state(Agent agent, String why) {
        tell(DataEvents.AGENT_STATE, agent, agents.state(agent));
        if (agent.isSignedIn()) {
            capabilities(agent, null);
        }
        if (agent.isWorking()) {
            for (Channel channel : Channel.values()) {
                tell(DataEvents.CHANNEL_STATUS_UPDATE, agent, agents.channel(agent, channel, why));
            }
        }
        member(agent, false);
    }

    /** What the agent may do, and with which card. */
    public void capabilities(Agent agent, Card card) {
        String ofCard = card == null ? null : abilities.of(card);
        tell(DataEvents.CAPABILITIES, agent, agents.capabilities(agent, ofCard));
    }

    public void acquired(Agent agent) {
        for (Channel channel : Channel.values()) {
            tell(DataEvents.RESOURCE_ACQUIRED, agent, agents.resource(agent, channel));
        }
    }

    public void released(Agent agent) {
        for (Channel channel : Channel.values()) {
            tell(DataEvents.RESOURCE_RELEASED, agent, agents.resource(agent, channel));
        }
    }

    public void services(Agent agent) {
        tell(DataEvents.REQUEST_SERVICES, agent, agents.services());
    }

    public void token(Agent agent) {
        tell(DataEvents.SSO_TOKEN_REFRESH, agent, desk.token());
    }

    /** Tells those who watch a member, as far as they are there, what that member does. */
    public void member(Agent member, boolean isNew) {
        for (Agent watcher : member.watchers()) {
            if (watcher.isWorking() && watcher != member) {
                tell(DataEvents.TEAM_MEMBER, watcher, team.of(member, watcher, isNew));
            }
        }
        if (member.isWorking()) {
            tell(DataEvents.TEAM_MEMBER, member, team.of(member, member, isNew));
        }
    }

    /** Tells the supervisors of an agent whom it has to do with. */
    public void watched(Agent member) {
        for (Agent watcher : member.watchers()) {
            if (watcher.isSupervisor() && watcher.isWorking() && watcher != member) {
                tell(DataEvents.TEAM_MEMBER, watcher, team.of(member, watcher, false));
            }
        }
    }

    /** Tells a watcher who has just come of the others. */
    public void team(Agent watcher) {
        for (Agent member : watcher.team()) {
            if (member != watcher && member.watchers().contains(watcher)) {
                tell(DataEvents.TEAM_MEMBER, watcher, team.of(member, watcher, false));
            }
        }
    }

    public void focus(Agent agent, Card card) {
        tell(DataEvents.CARD_FOCUSED, agent, desk.focus(card));
    }

    public void navigation(Agent agent, boolean home) {
        tell(DataEvents.NAVIGATION, agent, desk.navigation(home));
    }

    public void tab(Agent agent, boolean mentor) {
        tell(DataEvents.INTERACTION_TAB_CHANGE, agent, Boolean.toString(mentor));
    }

    public void customCard(Agent agent, long begun) {
        tell(DataEvents.CUSTOM_CARD_ENDED, agent, desk.customCard(begun, clock.getAsLong()));
    }

    public void note(Agent agent, Card card) {
        tell(DataEvents.MESSAGE, agent, desk.message(card));
    }
}
