package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.certify.internal.budget.Judge;
import io.widgetry.certify.internal.file.Scripts;
import io.widgetry.certify.internal.report.Asked;
import io.widgetry.certify.internal.report.Certificate;
import io.widgetry.certify.internal.report.Measured;
import io.widgetry.certify.internal.report.Phase;
import io.widgetry.certify.internal.report.Reason;
import io.widgetry.certify.internal.report.Unreceivable;
import io.widgetry.certify.internal.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Judges of a browser widget what can be judged without a browser: its deployment, and the names of events in it. */
public final class BrowserCertification {
    private static final List<String> NOT_JUDGED = List.of(
            "nothing of what it does in a browser: time, memory, exceptions, leaks, actions; it was not opened in one",
            "which events it subscribes to beyond those that its scripts name literally in onDataEvent('…')");

    private final Services services;
    private final Options options;
    private final Path file;
    private final String bundle;
    private final String version;
    private final List<Phase> phases = new ArrayList<>();

    /**
     * A certification.
     *
     * @param verdict of the deployer on the file: it would take it
     */
    public BrowserCertification(Services services, Options options, Path file, DeploymentResult verdict) {
        this.services = services;
        this.options = options;
        this.file = file;
        this.bundle = verdict.bundle().orElseThrow();
        this.version = verdict.version().orElseThrow();
    }

    /** Does it all; the widget is gone afterwards. */
    public Certificate run() throws IOException {
        for (String step : List.of("deployment", "deployment again")) {
            Optional<String> fault = deploy(step);
            if (fault.isPresent()) {
                return Certificate.notJudged(
                        file.getFileName().toString(), bundle, version, fault.get(), options.agents());
            }
        }
        long begun = System.nanoTime();
        Set<String> events = Scripts.events(file);
        phase("scripts", begun, events.isEmpty() ? "name no event literally" : String.join(", ", events));
        List<Unreceivable> unreceivable = new ArrayList<>();
        for (String event : events) {
            Scripts.fault(event)
                    .ifPresent(why -> unreceivable.add(
                            new Unreceivable(bundle, event, "any", why, why.contains("did you mean"))));
        }
        List<String> secrets =
                events.stream().filter(DataEvents.SSO_TOKEN_REFRESH::equals).toList();
        Measured measured =
                Measured.little(List.of(), unreceivable, new Asked(secrets, List.of(), Map.of()), phases, NOT_JUDGED);
        List<Reason> reasons = Judge.reasons(measured, options.budgets());
        return new Certificate(
                file.getFileName().toString(),
                bundle,
                version,
                reasons.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                reasons,
                "",
                options.agents(),
                options.budgets().shown(),
                measured);
    }

    private Optional<String> deploy(String step) {
        long begun = System.nanoTime();
        DeploymentResult installed = services.deployments().install(file);
        DeploymentResult removed = installed.ok() ? services.deployments().remove(bundle) : installed;
        phase(step, begun, "");
        return removed.ok() ? Optional.empty() : Optional.of(removed.message());
    }

    private void phase(String name, long begun, String remark) {
        phases.add(new Phase(name, 0, 0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), remark));
    }
}
