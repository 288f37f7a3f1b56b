package io.widgetry.shell.internal.command;

import io.widgetry.api.InteractionState;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.ContextEntry;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.Participant;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One interaction in full. */
final class InteractionDetails {
    private InteractionDetails() {}

    static String of(InteractionStatus status, Times times) {
        InteractionState state = status.state();
        Details details = new Details()
                .row("Interaction", state.id())
                .row("Agent", status.agentId())
                .row("Since", times.at(state.since()));
        details.row("Ended", state.ended().map(times::at));
        if (state.afterContactWork()) {
            details.row("Wrap-up", "its after-contact work is not done yet");
        }
        state.interaction().ifPresent(interaction -> describe(interaction, details));
        state.contextData().ifPresent(context -> describe(context, details));
        state.media().ifPresent(media -> describe(media, details));
        return details.row("Source", status.source())
                .row("Widgets", status.widgets().isEmpty() ? "none" : String.join(", ", status.widgets()))
                .toString();
    }

    private static void describe(Interaction interaction, Details details) {
        details.row("Channel", interaction.channel())
                .row("State", withReason(interaction.state(), interaction.stateReason()))
                .row("Type", interaction.interactionType())
                .row("Direction", interaction.direction())
                .row("Title", interaction.title())
                .row("Topic", interaction.topic())
                .row("Skill", interaction.skill())
                .row("From", interaction.originatingAddress())
                .row("To", interaction.destinationAddress())
                .row("Consult", interaction.isConsult() ? "yes" : "")
                .row("Work request", interaction.workRequestId())
                .row("Contact", interaction.contactId())
                .row("Work code", interaction.workCode())
                .row("May", AgentCommands.granted(interaction.capabilities()))
                .row("Attributes", pairs(interaction.attributes()))
                .row("Intrinsics", pairs(interaction.intrinsics()));
    }

    private static String withReason(String state, String reason) {
        return state == null || reason == null ? state : state + " (" + reason + ")";
    }

    private static String pairs(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void describe(ContextData context, Details details) {
        context.customer()
                .ifPresent(customer -> details.row(
                        "Customer",
                        Stream.of(customer.name(), customer.email(), customer.phonePrimary())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", "))));
        Map<String, List<ContextEntry>> lists = new LinkedHashMap<>();
        lists.put("customer details", context.customerDetails());
        lists.put("customer history", context.customerHistory());
        lists.put("context store", context.contextStore());
        lists.put("campaign scripts", context.campaignScripts());
        lists.put("co-browsing", context.cobrowse());
        lists.put("sender addresses", context.fromAddresses());
        lists.put("pages to push", context.pagePushUrl());
        lists.put("screen pops", context.screenPop());
        lists.put("suggested phrases", context.suggestedPhrase());
        details.row(
                "Context",
                lists.entrySet().stream()
                        .filter(list -> !list.getValue().isEmpty())
                        .map(list -> list.getKey() + " " + list.getValue().size())
                        .collect(Collectors.joining(", ")));
        context.characterLimit()
                .ifPresent(limit -> details.row("Limit", Numbers.of(limit, "character", "characters") + " a message"));
    }

    private static void describe(Media media, Details details) {
        details.rows(
                        "Participants",
                        media.participants().stream()
                                .filter(Objects::nonNull)
                                .map(InteractionDetails::told)
                                .toList())
                .row("Messages", media.messages().size());
    }

    private static String told(Participant participant) {
        return Stream.of(participant.type(), participant.name(), participant.address())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
