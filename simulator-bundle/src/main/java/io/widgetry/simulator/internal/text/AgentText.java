package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Topic;
import java.util.Locale;

/** The payloads that are about an agent: state, capabilities, resources, channels, services. */
final class AgentText {
    private static final String[] ORIGINS = {"AXP", "ELITE"};
    private static final String VOICE = resource(true, false, true);
    private static final String CHAT = resource(false, false, false);
    private static final String EMAIL = resource(false, true, true);

    private final Json json;
    private final Abilities abilities;
    private final Timeline timeline;

    AgentText(Json json, Abilities abilities, Timeline timeline) {
        this.json = json;
        this.abilities = abilities;
        this.timeline = timeline;
    }

    private static String resource(boolean forwarding, boolean defer, boolean start) {
        Json json = new Json().open();
        json.flag("canCancelCallForwarding", forwarding);
        json.flag("canDefer", defer);
        json.flag("canRetrieveInteractions", false);
        json.flag("canSetCallForwarding", forwarding);
        if (forwarding) {
            json.flag("canStartAgentToAgentInteraction", false);
        }
        json.flag("canStartInteraction", start && !defer);
        json.flag("canStartSupervisorInteraction", false);
        if (forwarding) {
            json.flag("canStartSupervisorToAgentInteraction", false);
        }
        json.flag("canSupervisorRetrieveInteractions", false);
        return json.close().toString();
    }

    private static String abilities(Channel channel) {
        return switch (channel) {
            case VOICE -> VOICE;
            case WEBCHAT -> CHAT;
            case EMAIL -> EMAIL;
        };
    }

    String state(Agent agent) {
        String capabilities = abilities.of(agent);
        String since = timeline.nanos(agent.since());
        json.clear().open().open("resourceStates");
        for (Channel channel : Channel.values()) {
            json.open(channel.name());
            json.text("state", stateOf(agent));
            json.text("stateReason", agent.reasonCode());
            json.raw("capabilities", abilities(channel));
            json.text("resourceAddress", channel.resource(agent.id()));
            json.text("providerId", agent.provider(channel)).close();
        }
        json.close();
        json.text("currentState", agent.state().name());
        json.text("previousState", agent.before().name());
        json.raw("capabilities", capabilities);
        json.text("lastStateChangeTime", since);
        json.open("originStates");
        for (String origin : ORIGINS) {
            json.open(origin).text("origin", origin);
            json.text("state", agent.state().name());
            json.text("stateReason", agent.reasonCode());
            json.text("reasonCode", agent.reasonCode());
            json.text("lastStateChangeTime", since);
            json.raw("capabilities", capabilities).close();
        }
        json.close();
        json.text("reasonCode", agent.reasonCode());
        return json.text("type", "[Agent] " + agent.happened()).close().toString();
    }

    /** A resource knows only whether it takes contacts. */
    static String stateOf(Agent agent) {
        return switch (agent.state()) {
            case READY -> "READY";
            case LOGGED_OUT, CONNECTED -> "LOGGED_OUT";
            default -> "NOT_READY";
        };
    }

    /** The agent's capabilities, and those of a card if there is one. */
    String capabilities(Agent agent, String ofCard) {
        String own = abilities.of(agent);
        return ofCard == null ? own : own.substring(0, own.length() - 1) + ",\"interaction\":" + ofCard + "}";
    }

    String resource(Agent agent, Channel channel) {
        json.clear().open();
        json.text("channel", channel.name());
        json.text("state", stateOf(agent));
        json.text("stationId", channel.resource(agent.id()));
        json.text("agentId", agent.handle() + "@example.com");
        return json.text("providerId", agent.provider(channel)).close().toString();
    }

    String channel(Agent agent, Channel channel, String reason) {
        String icon = "aoc-" + channel.label().toLowerCase(Locale.ROOT);
        json.clear().open();
        json.text("name", channel.label());
        json.text("notReadyIcon", icon + "-missed");
        json.flag("ready", agent.state() == Agent.State.READY);
        json.text("readyIcon", icon);
        return json.text("reasonCode", reason).close().toString();
    }

    String services() {
        json.clear().list();
        for (Topic topic : Topic.ALL) {
            json.open().text("id", topic.serviceId()).text("name", topic.name()).close();
        }
        return json.end().toString();
    }
}
