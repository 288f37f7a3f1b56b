package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Core;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import io.widgetry.deployer.internal.widgets.Deaf;
import io.widgetry.deployer.internal.widgets.DeafAtStop;
import io.widgetry.deployer.internal.widgets.Hanging;
import io.widgetry.deployer.internal.widgets.HangingComponent;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/** A version that fails is gone by itself, and the one before it is back. */
public class RollbackTest extends RigTest {
    private static final String GO_ON = "deployer.test.go.on";

    private Core core;
    private long id;

    @Before
    public void aGoodVersionRuns() {
        core = new Core(rig().context());
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().with(core.service()).begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        id = rig().bundle("card").orElseThrow().getBundleId();
    }

    @After
    public void whatHangsGoesOn() {
        System.setProperty(GO_ON, "yes");
        Await.until(
                () -> Arrays.toString(rig().context().getBundles()),
                () -> Arrays.stream(rig().context().getBundles())
                        .noneMatch(bundle ->
                                bundle.getState() == Bundle.STARTING || bundle.getState() == Bundle.STOPPING));
        System.clearProperty(GO_ON);
    }

    private static Jars next() {
        return Jars.widget("card", "1.1.0");
    }

    private String rolledBack() {
        DeploymentStatus status = rig().awaitState("card.jar", DeploymentState.ROLLED_BACK);
        rig().awaitRunning("card", "1.0.0");
        assertEquals("1.1.0", status.version().orElseThrow());
        assertEquals("1.0.0", status.lastGood().orElseThrow());
        Await.until(
                () -> rig().note("card.jar"),
                () -> rig().note("card.jar")
                        .startsWith(
                                "card.jar was rolled back: " + status.reason().orElseThrow()));
        List<String> history = rig().history();
        assertEquals("ROLLED_BACK card.jar card 1.1.0 1.0.0", history.get(history.size() - 1));
        return status.reason().orElseThrow();
    }

    @Test
    public void anActivatorThatThrowsIsRolledBackAndNamed() {
        LogFile log = new LogFile();
        next().activator(Throwing.class).to(rig().deploy("card.jar"));
        String reason = rolledBack();
        assertEquals(
                "its activator failed: java.lang.IllegalStateException: no licence (at " + Throwing.class.getName()
                        + ".start(Throwing.java:11))",
                reason);
        assertEquals(List.of("WARN card 1.1.0 → 1.0.0: rolled back: " + reason), log.lines());
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void anActivatorThatHangsIsGivenUpAndNamed() {
        next().activator(Hanging.class).to(rig().deploy("card.jar"));
        String reason = rolledBack();
        assertEquals(
                "its start did not return within 2000 ms, it stands in " + Hanging.class.getName()
                        + ".start(Hanging.java:12)",
                reason);
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void oneThatCannotEvenBeInterruptedIsLeftBehindAndOthersGoOn() {
        next().activator(Deaf.class).to(rig().deploy("card.jar"));
        Await.until(
                () -> rig().deployer().deployments().toString(),
                () -> rig().status("card.jar")
                        .filter(status -> status.state() == DeploymentState.ROLLED_BACK)
                        .isPresent());
        DeploymentStatus status = rig().status("card.jar").orElseThrow();
        assertTrue(status.reason().orElseThrow(), status.reason().orElseThrow().contains("Deaf.start(Deaf.java:"));
        assertEquals("1.0.0", version(status));
        assertNotEquals(id, status.bundleId().orElseThrow());
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar"));
        rig().awaitRunning("board", "1.0.0");
        Jars.widget("card", "1.2.0").to(rig().deploy("card.jar"));
        assertEquals("1.2.0", version(rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ACTIVE)));

        System.setProperty(GO_ON, "yes");
        Await.equal(1L, this::cards); // the one that hung is uninstalled
        assertEquals("1.2.0", rig().running("card"));
    }

    private long cards() {
        return Arrays.stream(rig().context().getBundles())
                .filter(bundle -> "card".equals(bundle.getSymbolicName()))
                .count();
    }

    private String version(DeploymentStatus status) {
        return rig().context()
                .getBundle(status.bundleId().orElseThrow())
                .getVersion()
                .toString();
    }

    @Test
    public void aVersionThatDoesNotStopDoesNotKeepTheNextFromStarting() {
        Jars.widget("card", "1.1.0")
                .activator(DeafAtStop.class)
                .with(Deaf.class)
                .to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        Jars.widget("card", "1.1.0").salt("other").to(rig().deploy("card.jar"));
        Await.until(
                () -> rig().status("card.jar").toString(),
                () -> rig().status("card.jar")
                        .filter(now ->
                                now.bundleId().isPresent() && now.bundleId().getAsLong() != id)
                        .isPresent());
        System.setProperty(GO_ON, "yes");
        Await.equal(1L, this::cards);
        assertEquals("other", rig().bundle("card").orElseThrow().getHeaders().get("Test-Salt"));
        assertEquals("1.1.0", rig().running("card"));
    }

    @Test
    public void whatIsLeftBehindIsNotInTheWayOfAFileThatComesLater() {
        next().activator(Deaf.class).to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ROLLED_BACK);
        rig().delete("card.jar");
        assertTrue(rig().deployer().remove("card").ok());
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        assertEquals("1.0.0", version(rig().awaitState("card.jar", DeploymentState.ACTIVE)));
        assertEquals(2, cards());
    }

    @Test
    public void noComponentIsMadeOfWhatWasLeftBehind() {
        next().activator(Deaf.class).to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ROLLED_BACK);
        List<Long> registering = new CopyOnWriteArrayList<>();
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                registering.add(event.getServiceReference().getBundle().getBundleId());
            }
        };
        rig().context().addServiceListener(listener);
        System.setProperty(GO_ON, "yes");
        Await.equal(1L, this::cards);
        rig().context().removeServiceListener(listener);
        assertEquals(List.of(), registering);
    }

    @Test
    public void aTrialThatFailsDoesNotWaitForTheNextLook() {
        rig().with(Told.trial(Duration.ofSeconds(60)));
        next().to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ON_TRIAL);
        core.says("card", "1.1.0", WidgetState.QUARANTINED, 9, 3);
        rig().deployer().widgetChanged(WidgetState.QUARANTINED);
        rolledBack();
    }

    @Test
    public void aComponentThatHangsAtItsActivationIsGivenUpAndNamed() {
        Jars.empty("card", "1.1.0").with(HangingComponent.class).to(rig().deploy("card.jar"));
        Await.until(
                () -> rig().deployer().deployments().toString(),
                () -> rig().status("card.jar")
                        .filter(status -> status.state() == DeploymentState.ROLLED_BACK)
                        .isPresent());
        DeploymentStatus status = rig().status("card.jar").orElseThrow();
        assertTrue(
                status.reason().orElseThrow(),
                status.reason().orElseThrow().contains("HangingComponent.<init>(HangingComponent.java:"));
        assertEquals("1.0.0", version(status));
    }

    @Test
    public void aVersionWhoseFirstDeliveriesAllFailIsRolledBack() {
        core.says("card", "1.1.0", WidgetState.HEALTHY, 3, 3);
        next().to(rig().deploy("card.jar"));
        assertEquals(
                "its widget the-card failed in each of its first 3 deliveries: IllegalStateException at Card.java:7",
                rolledBack());
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void aVersionThatFailedEachTimeStaysOnTrialUntilItIsDecided() {
        core.says("card", "1.1.0", WidgetState.HEALTHY, 2, 2);
        next().to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ON_TRIAL);
        Await.always(
                Duration.ofMillis(500),
                () -> rig().status("card.jar").toString(),
                () -> rig().status("card.jar").orElseThrow().state() == DeploymentState.ON_TRIAL);
        core.says("card", "1.1.0", WidgetState.HEALTHY, 3, 2);
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        assertEquals("1.1.0", rig().running("card"));
    }

    @Test
    public void aWidgetThatCannotBeCreatedIsRolledBack() {
        core.says("card", "1.1.0", WidgetState.FAILED, 0, 0);
        next().to(rig().deploy("card.jar"));
        assertEquals("its widget the-card cannot be created", rolledBack());
    }

    @Test
    public void aWidgetThatStallsInItsTrialIsRolledBack() {
        core.says("card", "1.1.0", WidgetState.STALLED, 1, 0);
        next().to(rig().deploy("card.jar"));
        assertEquals("its widget the-card stalled", rolledBack());
    }

    @Test
    public void aWidgetThatIsQuarantinedInItsTrialIsRolledBack() {
        core.says("card", "1.1.0", WidgetState.QUARANTINED, 9, 3);
        next().to(rig().deploy("card.jar"));
        assertEquals("its widget the-card was quarantined: 3 failures in 60 s", rolledBack());
    }

    @Test
    public void aVersionThatFailsLaterIsNotRolledBack() {
        next().to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        core.says("card", "1.1.0", WidgetState.QUARANTINED, 9, 9);
        Await.always(
                Duration.ofMillis(400),
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.1.0"));
    }

    @Test
    public void withoutAnEarlierVersionWhatFailsIsStopped() {
        LogFile log = new LogFile();
        Jars.widget("board", "1.0.0").activator(Throwing.class).to(rig().deploy("board.jar"));
        DeploymentStatus status = rig().awaitState("board.jar", DeploymentState.FAILED);
        rig().awaitRunning("board", "1.0.0 stopped");
        assertTrue(log.lines().get(0), log.lines().get(0).startsWith("WARN board 1.0.0: failed: its activator failed"));
        assertTrue(log.lines().get(0), log.lines().get(0).endsWith("there is no earlier version to go back to."));
        Jars.widget("board", "1.0.1").to(rig().deploy("board.jar"));
        rig().awaitRunning("board", "1.0.1");
        assertEquals(
                status.bundleId().orElseThrow(),
                rig().bundle("board").orElseThrow().getBundleId());
    }

    @Test
    public void whatFailedGoesWithItsFile() {
        Jars.widget("board", "1.0.0").activator(Throwing.class).to(rig().deploy("board.jar"));
        rig().awaitState("board.jar", DeploymentState.FAILED);
        rig().delete("board.jar");
        rig().awaitRunning("board", "none");
    }

    @Test
    public void theSameBadContentIsNotTriedAgainUnderAnotherNameEither() throws Exception {
        next().activator(Throwing.class).to(rig().deploy("card.jar"));
        rolledBack();
        Files.copy(rig().deploy("card.jar"), rig().deploy("again.jar"));
        rig().awaitState("again.jar", DeploymentState.ROLLED_BACK);
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(
                1,
                rig().history().stream()
                        .filter(entry -> entry.startsWith("ROLLED_BACK"))
                        .count());
    }

    @Test
    public void theOlderFileInTheFolderIsInUseAgain() {
        Jars.widget("card", "1.1.0").activator(Throwing.class).to(rig().deploy("card-1.1.jar"));
        rig().awaitState("card-1.1.jar", DeploymentState.ROLLED_BACK);
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void aVersionThatWorkedInItsTrialIsWhatTheNextOneGoesBackTo() {
        rig().with(Told.trial(Duration.ofSeconds(60)));
        core.says("card", "1.1.0", WidgetState.HEALTHY, 10, 1);
        next().to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ON_TRIAL);
        rig().awaitRunning("card", "1.1.0");
        Jars.widget("card", "1.2.0").activator(Throwing.class).to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ROLLED_BACK);
        rig().awaitRunning("card", "1.1.0");
    }

    @Test
    public void aVersionThatDidNotWorkYetIsPassedOver() {
        rig().with(Told.trial(Duration.ofSeconds(60)));
        core.says("card", "1.1.0", WidgetState.HEALTHY, 2, 2);
        next().to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ON_TRIAL);
        rig().awaitRunning("card", "1.1.0");
        Jars.widget("card", "1.2.0").activator(Throwing.class).to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ROLLED_BACK);
        rig().awaitRunning("card", "1.0.0");
    }
}
