package io.widgetry.shell.internal.command;

import io.widgetry.api.InteractionState;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Customer;
import io.widgetry.api.payload.Interaction;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.util.List;
import java.util.Optional;

/** Live interactions as a table. */
final class InteractionTable {
    private InteractionTable() {}

    /** Abbreviations that tell the live interactions from each other. */
    static Ids ids(List<InteractionStatus> live) {
        return new Ids(
                live.stream().map(interaction -> interaction.state().id()).toList());
    }

    static String of(List<InteractionStatus> interactions, Ids ids, Times times) {
        Table table = Table.of(
                Column.whole("INTERACTION"),
                Column.text("AGENT"),
                Column.text("CHANNEL"),
                Column.text("STATE"),
                Column.text("TITLE"),
                Column.text("TOPIC"),
                Column.whole("SINCE"),
                Column.number("WIDGETS"));
        for (InteractionStatus status : interactions) {
            InteractionState state = status.state();
            Optional<Interaction> data = state.interaction();
            table.row(
                    ids.of(state.id()),
                    status.agentId(),
                    data.map(Interaction::channel),
                    state.afterContactWork() ? "(wrap-up)" : data.map(Interaction::state),
                    title(state),
                    data.map(Interaction::topic),
                    times.at(state.since()),
                    status.widgets().size());
        }
        return table.toString();
    }

    /** What the card is called, else who the customer is. */
    static Optional<String> title(InteractionState state) {
        return state.interaction()
                .map(Interaction::title)
                .or(() -> state.contextData().flatMap(ContextData::customer).map(Customer::name));
    }
}
