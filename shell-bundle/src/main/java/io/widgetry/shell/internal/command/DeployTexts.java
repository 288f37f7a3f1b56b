package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.util.List;

/** Deployments as text. */
final class DeployTexts {
    private final Times times;

    DeployTexts(Times times) {
        this.times = times;
    }

    /** The files, and below them the reasons, which need more room than a table has. */
    String list(List<DeploymentStatus> deployments) {
        if (deployments.isEmpty()) {
            return "The drop folder is empty.";
        }
        Table table = Table.of(
                Column.text("FILE"),
                Column.qualified("BUNDLE"),
                Column.text("VERSION"),
                Column.number("ID"),
                Column.whole("STATE"),
                Column.whole("SINCE"),
                Column.text("LAST GOOD"));
        Details reasons = new Details();
        for (DeploymentStatus each : deployments) {
            table.row(
                    each.file(),
                    each.bundle(),
                    each.version(),
                    each.bundleId().isPresent() ? Long.toString(each.bundleId().getAsLong()) : null,
                    WidgetTables.small(each.state()),
                    times.at(each.since()),
                    each.lastGood());
            reasons.row(each.file(), each.reason());
        }
        String below = reasons.toString();
        return below.isEmpty() ? table.toString() : table + "\n\n" + below;
    }

    String history(List<DeploymentRecord> records) {
        if (records.isEmpty()) {
            return "Nothing is known of what was deployed before.";
        }
        Table table = Table.of(
                Column.whole("TIME"),
                Column.whole("ACTION"),
                Column.qualified("BUNDLE"),
                Column.text("VERSION"),
                Column.sentence("WHAT HAPPENED"));
        records.forEach(each -> table.row(
                times.at(each.time()),
                WidgetTables.small(each.action()),
                each.bundle().or(each::file),
                versions(each),
                each.message()));
        return table.toString();
    }

    private static String versions(DeploymentRecord each) {
        if (each.from().equals(each.to())) {
            return each.to().orElse("");
        }
        if (each.to().isEmpty() && each.action() == DeploymentRecord.Action.REFUSED) {
            return each.from().orElseThrow() + " stays";
        }
        return each.from().map(version -> version + " → ").orElse("")
                + each.to().orElse("gone");
    }
}
