package io.widgetry.health.internal.checks;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.health.internal.fakes.FakeSources;
import io.widgetry.health.internal.fakes.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.Test;

public class DeploymentsCheckTest {

    private static Result check(DeploymentStatus... files) {
        return new DeploymentsCheck(
                        FakeSources.none().deployments(Samples.deployer(files).service()))
                .execute();
    }

    private static void isFound(Status status, String sentence, DeploymentStatus file) {
        Result result = check(file);
        assertEquals(status, result.getStatus());
        assertEquals(List.of(sentence, "0 active, 0 on trial."), Entries.sentences(result));
        assertEquals(Optional.of(Samples.NINE), Entries.first(result).since());
    }

    @Test
    public void withoutADeployerNothingIsTakenUp() {
        Result result = new DeploymentsCheck(FakeSources.none()).execute();
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                List.of("There is no deployer: files in the drop folder are not taken up."
                        + " lb tells whether the bundle io.widgetry.deployer is started."),
                Entries.sentences(result));
    }

    @Test
    public void whatRunsIsCounted() {
        Result result = check(
                Samples.file("a", DeploymentState.ACTIVE, null),
                Samples.file("b", DeploymentState.ON_TRIAL, null),
                Samples.file("c", DeploymentState.ACTIVE, null),
                Samples.file("d", DeploymentState.REMOVED, null));
        assertEquals(Status.OK, result.getStatus());
        assertEquals(List.of("2 active, 1 on trial."), Entries.sentences(result));
    }

    @Test
    public void whatRunsWithoutItsWidgetsIsAWarning() {
        Result result = check(Samples.file(
                "a", DeploymentState.ACTIVE, "none of its widgets is there: com.acme.A waits for a com.acme.Crm"));
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                List.of(
                        "a-1.1.jar (com.acme.a 1.1.0) is in use, but not all is well: none of its widgets is there:"
                                + " com.acme.A waits for a com.acme.Crm.",
                        "1 active, 0 on trial."),
                Entries.sentences(result));
    }

    @Test
    public void aRefusedFileIsAWarningWithItsReason() {
        isFound(
                Status.WARN,
                "board-1.1.jar (com.acme.board 1.1.0) was refused: It needs package com.acme.crm.",
                Samples.file("board", DeploymentState.REFUSED, "It needs package com.acme.crm."));
    }

    @Test
    public void aFileThatIsNoBundleIsNamedByItself() {
        isFound(
                Status.WARN,
                "notes.jar was refused: It is not a bundle.",
                new DeploymentStatus(
                        "notes.jar",
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        DeploymentState.REFUSED,
                        Samples.NINE,
                        "0123456789ab",
                        Optional.empty(),
                        Optional.of("It is not a bundle")));
    }

    @Test
    public void aRollbackIsAWarningThatTellsWhatRunsInstead() {
        isFound(
                Status.WARN,
                "board-1.1.jar (com.acme.board 1.1.0) was taken back: 5 deliveries failed. Version 1.0.0 runs"
                        + " instead.",
                Samples.file("board", DeploymentState.ROLLED_BACK, "5 deliveries failed."));
    }

    @Test
    public void aShadowedFileIsAWarning() {
        isFound(
                Status.WARN,
                "board-1.1.jar (com.acme.board 1.1.0) is not in use, because another file holds the same bundle:"
                        + " board-1.2.jar is newer. Remove the one that is not wanted.",
                Samples.file("board", DeploymentState.SHADOWED, "board-1.2.jar is newer."));
    }

    @Test
    public void aFailedFileIsCritical() {
        isFound(
                Status.CRITICAL,
                "board-1.1.jar (com.acme.board 1.1.0) was started and failed: its activator threw.",
                Samples.file("board", DeploymentState.FAILED, "its activator threw"));
    }
}
