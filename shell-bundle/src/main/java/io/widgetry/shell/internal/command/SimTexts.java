package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Simulations as text. */
final class SimTexts {
    private final Times times;

    SimTexts(Times times) {
        this.times = times;
    }

    String status(SimulatorStatus status) {
        if (status.since().isEmpty()) {
            return "No simulation has run since the start. sim:start begins one.";
        }
        return new Details()
                .row("Simulation", status.running() ? running(status) : "over")
                .row("Began", status.since().map(since -> "%s, %s ago".formatted(times.at(since), times.ago(since))))
                .row("Speed", speed(status))
                .row("Seed", Long.toString(status.seed()))
                .row("Played", Times.text(status.played()))
                .row(
                        "Agents",
                        "%s, %s signed in".formatted(Numbers.text(status.agents()), Numbers.text(status.signedIn())))
                .row("Desktop agents", String.join(", ", status.desktopAgents()))
                .row(
                        "Contacts",
                        "%s, %s waiting".formatted(Numbers.text(status.arrived()), Numbers.text(status.waiting())))
                .row("Interactions", status.interactions())
                .row(
                        "Actions",
                        "%s done, %s refused".formatted(Numbers.text(status.actions()), Numbers.text(status.refused())))
                .row("Events", status.published())
                .row("Duplicates", status.duplicates() == 0 ? null : status.duplicates())
                .rows("Rejected", rejected(status))
                .row("Failed", status.failed() == 0 ? null : status.failed())
                .row("Behind", status.behind().isZero() ? null : Times.text(status.behind()))
                .row("Fault", status.fault() == SimulatorFault.NONE ? null : lasting(status))
                .toString();
    }

    private static String running(SimulatorStatus status) {
        return status.held()
                ? "held"
                        + status.moment()
                                .map(moment -> " after " + text(moment))
                                .orElse("") + ": sim:resume lets time go on"
                : "running"
                        + status.moment()
                                .map(moment -> ", until " + text(moment))
                                .orElse("");
    }

    private static String text(SimulatorMoment moment) {
        return Text.clean(moment.event()
                + moment.state().map(state -> " with state " + state).orElse("")
                + moment.agentId().map(agent -> " of agent " + agent).orElse(""));
    }

    private static List<String> rejected(SimulatorStatus status) {
        return status.rejected().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Numbers.text(entry.getValue()) + " " + WidgetTables.small(entry.getKey()))
                .toList();
    }

    private static String speed(SimulatorStatus status) {
        return status.speed() == FeedOptions.MAX
                ? "max"
                : "×" + BigDecimal.valueOf(status.speed()).stripTrailingZeros().toPlainString();
    }

    private String lasting(SimulatorStatus status) {
        return status.fault().text()
                + status.faultUntil()
                        .map(until -> ", for " + times.until(until))
                        .orElse("");
    }

    String begun(SimulatorStatus status) {
        return "A simulation begins with %s%s. sim:status says how it fares."
                .formatted(
                        Numbers.of(status.agents(), "agent", "agents"),
                        status.desktopAgents().isEmpty()
                                ? ""
                                : "; people play " + Text.clean(String.join(", ", status.desktopAgents())));
    }

    String ended(SimulatorStatus status, boolean ran) {
        return ran
                ? "The simulation has ended after %s and %s."
                        .formatted(
                                Numbers.of(status.arrived(), "contact", "contacts"),
                                Numbers.of(status.published(), "event", "events"))
                : "No simulation runs.";
    }

    String held(SimulatorStatus status) {
        return status.held()
                ? "Time stands still in the simulation; you can go on to act. sim:resume lets it go on."
                : "Time will stand still after %s. sim:resume ends the waiting."
                        .formatted(status.moment().map(SimTexts::text).orElse("the next event"));
    }

    String fault(SimulatorStatus status) {
        return status.fault() == SimulatorFault.NONE
                ? "The simulated source works as it should."
                : "The simulated source works badly: " + lasting(status) + ". sim:fault none ends it.";
    }
}
