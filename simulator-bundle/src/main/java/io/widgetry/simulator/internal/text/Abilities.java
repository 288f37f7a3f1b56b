package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What may be done, as a function of the state: written once for each combination and kept. */
final class Abilities {
    private static final List<String> OF_INTERACTION = List.of(
            "canReject",
            "canSetUui",
            "canConsult",
            "canTransferComplete",
            "canEnd",
            "canConferenceComplete",
            "canSetWorkCode",
            "canSetDispositionCode",
            "canExtendACW",
            "canSingleStepTransfer",
            "canSingleStepTransferToService",
            "canUnmute",
            "canUnhold",
            "canCompleteACW",
            "canMute",
            "canSetACW",
            "canHold",
            "canIgnore",
            "canAccept",
            "canSendDtmf",
            "canForward",
            "canSendMessage",
            "canObserve",
            "canBarge",
            "canCoach",
            "canReply",
            "canSingleStepConference",
            "canDefer");

    private static final List<String> OF_AGENT = List.of(
            "canDeactivate",
            "canLogin",
            "canLogout",
            "canMentorChat",
            "canMentorMessaging",
            "canMentorSMS",
            "canMentorVoice",
            "canMonitorTeamMember",
            "canSetAfterContactWork",
            "canSetNotReady",
            "canSetReady",
            "canSetWorkMode",
            "canSupervisorDeactivate",
            "canSupervisorLogout",
            "canSupervisorSetNotReady",
            "canSupervisorSetReady");

    private static final String[] CODES = {"canSetWorkCode", "canSetDispositionCode"};

    private final Map<String, String> written = new HashMap<>();

    /** What an agent may do with a card now. */
    String of(Card card) {
        return written(situation(card), OF_INTERACTION, () -> allowed(card));
    }

    /** What a supervisor may do with a team member's card. */
    String observed(Card card) {
        return written(situation(card) + "+", OF_INTERACTION, () -> {
            Set<String> allowed = new HashSet<>(allowed(card));
            if (card.is(Card.State.ACTIVE)) {
                allowed.addAll(List.of("canObserve", "canBarge", "canCoach"));
            }
            return allowed;
        });
    }

    private static String situation(Card card) {
        String consult = card.kind() == Card.Kind.CUSTOMER ? "" : card.kind().name();
        return card.channel()
                + (card.isWrapUp() ? "-wrap-up" : "-" + card.state() + "-" + card.reason() + consult)
                + (card.isOutgoing() ? "-out" : "");
    }

    private static Set<String> allowed(Card card) {
        if (card.isWrapUp()) {
            return Set.of("canSetWorkCode", "canSetDispositionCode", "canCompleteACW");
        }
        return switch (card.state()) {
            case ALERTING -> card.isOutgoing() ? Set.of("canEnd") : Set.of("canAccept");
            case HELD ->
                card.reason().equals("CONSULT")
                        ? Set.of(CODES)
                        : Set.of(
                                "canSetUui",
                                "canConsult",
                                "canEnd",
                                "canSetWorkCode",
                                "canSetDispositionCode",
                                "canUnhold");
            case ACTIVE -> active(card);
        };
    }

    private static Set<String> active(Card card) {
        if (card.reason().equals("SINGLE_STEP_TRANSFER")) {
            return Set.of();
        }
        if (card.kind() == Card.Kind.CONSULTING) {
            return Set.of("canTransferComplete", "canConferenceComplete", "canEnd", "canSendDtmf");
        }
        if (card.channel() == Channel.WEBCHAT) {
            return Set.of(
                    "canEnd",
                    "canSetWorkCode",
                    "canSetDispositionCode",
                    "canSingleStepTransfer",
                    "canSingleStepTransferToService",
                    "canSendMessage");
        }
        if (card.channel() == Channel.EMAIL) {
            return Set.of(
                    "canEnd", "canSetWorkCode", "canSetDispositionCode", "canSingleStepTransferToService", "canReply");
        }
        if (card.isConference() || card.reason().equals("INVITING")) {
            return Set.of("canSetUui", "canEnd", "canSetWorkCode", "canSetDispositionCode", "canSendDtmf");
        }
        if (card.kind() == Card.Kind.CONSULTED) {
            return Set.of("canEnd", "canSendDtmf");
        }
        return Set.of(
                "canSetUui",
                "canConsult",
                "canEnd",
                "canHold",
                "canSetWorkCode",
                "canSetDispositionCode",
                "canSingleStepTransfer",
                "canSingleStepTransferToService",
                "canSingleStepConference",
                "canSendDtmf");
    }

    /** What an agent may do now. */
    String of(Agent agent) {
        boolean busy = agent.hasLiveCard();
        return written(
                agent.state() + (busy ? "-busy" : "") + (agent.isSupervisor() ? "-supervisor" : ""),
                OF_AGENT,
                () -> allowed(agent, busy));
    }

    private static Set<String> allowed(Agent agent, boolean busy) {
        if (!agent.isWorking()) {
            return Set.of("canLogin");
        }
        Set<String> allowed = new HashSet<>(Set.of("canMentorChat", "canMentorVoice"));
        if (!busy) {
            allowed.add("canLogout");
        }
        if (agent.state() != Agent.State.READY) {
            allowed.add("canSetReady");
        }
        if (agent.state() != Agent.State.NOT_READY) {
            allowed.add("canSetNotReady");
        }
        if (agent.state() != Agent.State.AFTER_CONTACT_WORK) {
            allowed.add("canSetAfterContactWork");
        }
        if (agent.isSupervisor()) {
            allowed.addAll(List.of(
                    "canMonitorTeamMember",
                    "canMentorMessaging",
                    "canMentorSMS",
                    "canSupervisorLogout",
                    "canSupervisorSetNotReady",
                    "canSupervisorSetReady"));
        }
        return allowed;
    }

    private String written(String key, List<String> names, Supplier<Set<String>> allowed) {
        String known = written.get(key);
        if (known == null) {
            known = write(names, allowed.get());
            written.put(key, known);
        }
        return known;
    }

    private static String write(List<String> names, Set<String> allowed) {
        Json json = new Json().open();
        names.forEach(name -> json.flag(name, allowed.contains(name)));
        return json.close().toString();
    }
}
