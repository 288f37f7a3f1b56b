package io.widgetry.deployer.internal.develop;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.WidgetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the widgets of a bundle as they run, in sentences for whoever writes them. */
final class Troubles {
    private static final Set<DeploymentState> GIVEN_UP =
            EnumSet.of(DeploymentState.ROLLED_BACK, DeploymentState.FAILED, DeploymentState.REFUSED);
    private static final int MOST_REPORTS = 5;

    private final List<String> sentences = new ArrayList<>();

    /** What became of its file. */
    Troubles deployed(DeploymentStatus status) {
        if (GIVEN_UP.contains(status.state()) && status.reason().isPresent()) {
            String what = switch (status.state()) {
                case ROLLED_BACK -> "was rolled back, the version before goes on: ";
                case FAILED -> "is stopped: ";
                default -> "was refused: ";
            };
            sentences.add(status.file() + " " + what + status.reason().get().replaceFirst("^its widget", "the widget"));
        }
        return this;
    }

    /** How a Java widget fares. */
    Troubles widget(WidgetStatus widget) {
        String name = widget.widgetId() + ": ";
        String failure = widget.lastFailure().orElse("");
        switch (widget.state()) {
            case FAILED -> sentences.add(name + "cannot be created: " + failure);
            case QUARANTINED, PROBING ->
                sentences.add(name + "is in quarantine"
                        + widget.quarantine().map(why -> ": " + why.reason()).orElse(""));
            default -> {
                // what it threw, and where it stalls, is said below
            }
        }
        Counters counters = widget.sinceDeployed();
        if (counters.failed() > 0 && !failure.isEmpty()) {
            sentences.add(name + counters.failed() + " of " + counters.delivered() + " deliveries failed, the last by "
                    + failure);
        }
        widget.diagnoses().forEach(diagnosis -> sentences.add(name + diagnosis));
        return this;
    }

    /** How a browser widget fares; what was reported before does not count. */
    Troubles widget(BrowserWidgetStatus widget, Instant since) {
        String name = widget.widgetId() + ": ";
        widget.problem().ifPresent(problem -> sentences.add(name + problem));
        List<BrowserReport> reports = widget.reports().stream()
                .filter(report ->
                        !report.time().isBefore(since) && !report.kind().equals("recovered"))
                .toList();
        reports.stream()
                .skip(Math.max(0, reports.size() - MOST_REPORTS))
                .map(report -> name + report.kind() + " in the browser: " + report.text())
                .distinct()
                .forEach(sentences::add);
        return this;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
