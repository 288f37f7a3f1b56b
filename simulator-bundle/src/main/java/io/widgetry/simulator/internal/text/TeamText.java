package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Channel;

/** What those who watch a team are told of a member: onTeamMemberEvent. */
final class TeamText {
    private static final String AT_WORK = member(true, false);
    private static final String RESTING = member(true, true);
    private static final String AWAY = member(false, false);
    private static final String CALLS = channel(true);
    private static final String OTHERS = channel(false);

    private final Json json;
    private final Abilities abilities;
    private final Timeline timeline;

    TeamText(Json json, Abilities abilities, Timeline timeline) {
        this.json = json;
        this.abilities = abilities;
        this.timeline = timeline;
    }

    private static String member(boolean there, boolean resting) {
        Json json = new Json().open();
        json.flag("canLogin", !there);
        json.flag("canSetNotReady", there && !resting);
        json.flag("canLogout", there);
        json.flag("canSetReady", resting);
        json.flag("canDeactivate", false);
        json.flag("canSupervisorSetReady", resting);
        json.flag("canSupervisorSetNotReady", there && !resting);
        return json.flag("canSupervisorLogout", there).close().toString();
    }

    private static String channel(boolean calls) {
        Json json = new Json().open();
        json.flag("canSetCallForwarding", calls);
        json.flag("canCancelCallForwarding", calls);
        json.flag("canStartInteraction", calls);
        return json.flag("canStartSupervisorInteraction", false).close().toString();
    }

    String of(Agent member, Agent watcher, boolean isNew) {
        boolean supervised = watcher.isSupervisor() && watcher != member;
        json.clear().open();
        json.text("userHandle", member.handle());
        json.text("state", member.state().name());
        json.flag("isConnected", member.isSignedIn());
        json.flag("isMonitored", supervised);
        json.flag("isNew", isNew);
        json.flag("isSelf", watcher == member);
        json.text("firstName", member.firstName());
        json.text("lastName", member.lastName());
        json.text("lastStateChangeTime", timeline.nanos(member.since()));
        json.text("resourceAddress", member.id());
        json.text("stateReason", member.reasonCode());
        json.text("type", member.isSupervisor() ? "SUPERVISOR" : "AGENT");
        json.raw("capabilities", !member.isWorking() ? AWAY : member.state() == Agent.State.READY ? AT_WORK : RESTING);
        json.list("interactions");
        // what their customers want is told to those who supervise them, and to nobody else
        if (supervised) {
            member.cards().stream().filter(Card::isLive).forEach(this::card);
        }
        json.end().list("channels");
        for (Channel channel : Channel.values()) {
            channel(member, channel);
        }
        return json.end().close().toString();
    }

    private void card(Card card) {
        json.open().text("id", card.id());
        json.text("state", card.state().name());
        json.text("channel", card.channel().name());
        json.text("direction", CardText.direction(card));
        json.text("created", timeline.text(card.created()));
        if (card.established() >= 0) {
            json.text("establishedTime", timeline.text(card.established()));
        }
        json.text("topic", card.contact().topic().name());
        json.flag("isCustomerInteraction", card.kind() == Card.Kind.CUSTOMER);
        json.text("originatingAddress", CardText.from(card));
        json.text("destinationAddress", CardText.to(card));
        json.text("workRequestId", card.contact().workRequestId());
        json.raw("capabilities", abilities.observed(card));
        json.flag("isObserved", false).close();
    }

    private void channel(Agent member, Channel channel) {
        json.open().text("state", AgentText.stateOf(member));
        json.text("stateReason", "DEFAULT");
        json.text("reasonCode", member.state() == Agent.State.NOT_READY ? member.reasonCode() : "");
        json.text("providerName", "simulator");
        json.raw("capabilities", channel == Channel.VOICE ? CALLS : OTHERS);
        json.text("channelType", channel.name());
        json.text("id", member.provider(channel));
        json.text("$$hashKey", "object:" + (639 + channel.ordinal())).close();
    }
}
