package io.widgetry.health.internal.checks;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.health.internal.Sources;
import java.util.List;
import org.apache.felix.hc.annotation.HealthCheckService;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of the files in the drop folder. */
@Component
@HealthCheckService(
        name = "deployments",
        tags = {"widgetry", "deployer"})
public final class DeploymentsCheck implements HealthCheck {
    private final Sources sources;

    @Activate
    public DeploymentsCheck(@Reference Sources sources) {
        this.sources = sources;
    }

    @Override
    public Result execute() {
        Findings findings = new Findings();
        sources.deployments()
                .ifPresentOrElse(
                        deployer -> examine(deployer.deployments(), findings),
                        () -> findings.warn(
                                null,
                                "There is no deployer: files in the drop folder are not taken up."
                                        + " lb tells whether the bundle io.widgetry.deployer is started."));
        return findings.result();
    }

    private static void examine(List<DeploymentStatus> files, Findings findings) {
        for (DeploymentStatus file : files) {
            switch (file.state()) {
                case FAILED -> findings.critical(file.since(), text(file, "was started and failed"));
                case REFUSED -> findings.warn(file.since(), text(file, "was refused"));
                case ROLLED_BACK ->
                    findings.warn(
                            file.since(),
                            text(file, "was taken back")
                                    + file.lastGood()
                                            .map(version -> " Version " + version + " runs instead.")
                                            .orElse(""));
                case SHADOWED ->
                    findings.warn(
                            file.since(),
                            text(file, "is not in use, because another file holds the same bundle")
                                    + " Remove the one that is not wanted.");
                case ACTIVE, ON_TRIAL ->
                    file.reason()
                            .ifPresent(
                                    why -> findings.warn(file.since(), text(file, "is in use, but not all is well")));
                case REMOVED -> {
                    // as it should be
                }
            }
        }
        findings.ok("%d active, %d on trial."
                .formatted(count(files, DeploymentState.ACTIVE), count(files, DeploymentState.ON_TRIAL)));
    }

    private static long count(List<DeploymentStatus> files, DeploymentState state) {
        return files.stream().filter(file -> file.state() == state).count();
    }

    private static String text(DeploymentStatus file, String what) {
        String bundle = file.bundle()
                .map(name -> " (" + name
                        + file.version().map(version -> " " + version).orElse("") + ")")
                .orElse("");
        String reason = file.reason().map(why -> ": " + why).orElse("");
        String sentence = file.file() + bundle + " " + what + reason;
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
