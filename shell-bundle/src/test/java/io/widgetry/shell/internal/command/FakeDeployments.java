package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A deployer that does what a test has said, and remembers what it was asked for. */
final class FakeDeployments implements DeploymentAdmin {
    final List<DeploymentStatus> deployments = new ArrayList<>();
    final List<DeploymentRecord> history = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private DeploymentResult verification = result(true, "io.widgetry.sample.caller-card", "it can be installed");
    private DeploymentResult verdict = result(true, "io.widgetry.sample.caller-card", "caller-card 1.1.0 → 1.2.0");

    static DeploymentResult result(boolean ok, String bundle, String message) {
        return new DeploymentResult(ok, Optional.ofNullable(bundle), Optional.of("1.2.0"), message);
    }

    static DeploymentStatus active(String file, String bundle, long id) {
        return new DeploymentStatus(
                file,
                Optional.of(bundle),
                Optional.of("1.1.0"),
                OptionalLong.of(id),
                DeploymentState.ACTIVE,
                Samples.NINE,
                "0123456789ab",
                Optional.of("1.0.0"),
                Optional.empty());
    }

    /** Says what is found when a file is examined. */
    void finds(DeploymentResult result) {
        verification = result;
    }

    /** Says what becomes of everything else. */
    void answers(DeploymentResult result) {
        verdict = result;
    }

    private DeploymentResult asked(String what, Object subject, DeploymentResult answer) {
        asked.add(what + " " + subject);
        return answer;
    }

    @Override
    public List<DeploymentStatus> deployments() {
        return deployments;
    }

    @Override
    public List<DeploymentRecord> history() {
        return history;
    }

    @Override
    public DeploymentResult verify(Path file) {
        return asked("verify", file, verification);
    }

    @Override
    public DeploymentResult install(Path file) {
        return asked("install", file, verdict);
    }

    @Override
    public DeploymentResult rollback(String bundle) {
        return asked("rollback", bundle, verdict);
    }

    @Override
    public DeploymentResult remove(String bundle) {
        return asked("remove", bundle, verdict);
    }
}
