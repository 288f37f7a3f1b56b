package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Finding;
import io.widgetry.api.admin.HealthStatus.Level;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;

/** Results of health checks as text. */
final class HealthTexts {
    private final Times times;

    HealthTexts(Times times) {
        this.times = times;
    }

    /**
     * Ends a command with what it has to say: as its answer, or, if anything is critical, printed before it fails.
     *
     * @throws CommandException if anything is critical; it names the checks
     */
    static String verdict(CommandSession session, String text, List<HealthStatus> checks) throws CommandException {
        List<String> failures = checks.stream()
                .filter(check -> check.level().isFailure())
                .map(HealthStatus::name)
                .toList();
        if (failures.isEmpty()) {
            return text;
        }
        Output output = Output.of(session);
        output.line(text);
        output.flush();
        throw new CommandException("Not healthy: " + Noun.listed(failures) + ".");
    }

    String table(List<HealthStatus> checks) {
        if (checks.isEmpty()) {
            return "There is no health check.";
        }
        Table table = Table.of(
                Column.whole("NAME"), Column.whole("STATUS"), Column.whole("SINCE"), Column.sentence("MESSAGE"));
        for (HealthStatus check : checks) {
            table.row(
                    check.name(),
                    WidgetTables.small(check.level()),
                    check.findings().stream()
                            .findFirst()
                            .flatMap(Finding::since)
                            .map(times::at),
                    message(check));
        }
        return table.toString();
    }

    /** The worst that a check found; if that is nothing, all that it can say. */
    private static String message(HealthStatus check) {
        List<Finding> bad = check.findings().stream()
                .filter(finding -> finding.level() != Level.OK)
                .toList();
        if (bad.isEmpty()) {
            return check.findings().stream().map(Finding::message).collect(Collectors.joining(" "));
        }
        String more = bad.size() == 1
                ? ""
                : " And %d more: health:check %s tells all.".formatted(bad.size() - 1, check.name());
        return bad.get(0).message() + more;
    }

    String details(HealthStatus check) {
        Details details = new Details()
                .row("Check", check.name())
                .row("Status", WidgetTables.small(check.level()))
                .row("About", String.join(", ", check.tags()))
                .row("Checked", "%s, in %s".formatted(times.at(check.checked()), Times.took(check.took())));
        if (check.findings().isEmpty()) {
            return details.toString();
        }
        Table table = Table.of(Column.whole("STATUS"), Column.whole("SINCE"), Column.sentence("MESSAGE"));
        for (Finding finding : check.findings()) {
            table.row(WidgetTables.small(finding.level()), finding.since().map(times::at), finding.message());
        }
        return details + "\n\n" + table;
    }
}
