package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Container;
import io.widgetry.deployer.internal.support.FaultyDisk;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.Rig;
import io.widgetry.deployer.internal.widgets.Hanging;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

/** The same home gives the same bundles again, whatever happened to it while nothing ran. */
public class RestartTest {

    @Rule
    public final TemporaryFolder folders = new TemporaryFolder();

    private Path cache;
    private Path home;
    private Container container;
    private Rig rig;
    private long id;

    @Before
    public void aVersionRuns() throws IOException {
        home = folders.newFolder("home").toPath().toRealPath();
        cache = folders.getRoot().toPath().resolve("cache");
        start();
        Jars.widget("card", "1.0.0").to(rig.deploy("card.jar"));
        rig.awaitState("card.jar", DeploymentState.ACTIVE);
        id = rig.bundle("card").orElseThrow().getBundleId();
    }

    private void start() throws IOException {
        container = new Container(cache);
        rig = new Rig(container, home);
        try (Stream<Path> files = Files.list(rig.deploy())) {
            for (Path file : (Iterable<Path>) files::iterator) { // they have been there for a while
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        rig.begin();
    }

    @After
    public void stop() {
        rig.end();
        container.close();
    }

    @Test
    public void theSameSetRunsAfterTheFirstLookWithoutASecondInstallation() throws IOException {
        Jars.widget("board", "2.0.0").to(rig.deploy("board.jar"));
        rig.awaitState("board.jar", DeploymentState.ACTIVE);
        List<String> history = rig.history();
        long modified = rig.bundle("card").orElseThrow().getLastModified();
        stop();
        LogFile log = new LogFile();
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals("2.0.0", rig.running("board"));
        assertEquals(id, rig.bundle("card").orElseThrow().getBundleId());
        assertEquals(modified, rig.bundle("card").orElseThrow().getLastModified());
        assertEquals(
                DeploymentState.ACTIVE, rig.status("card.jar").orElseThrow().state());
        assertEquals(history, rig.history());
        assertEquals(List.of(), log.lines());
    }

    @Test
    public void theFrameworkAloneStartsNone() {
        stop();
        container = new Container(cache);
        rig = new Rig(container, home);
        assertEquals("1.0.0 stopped", rig.running("card"));
    }

    @Test
    public void whatChangedMeanwhileIsAnUpdate() throws IOException {
        stop();
        Jars.widget("card", "1.1.0").to(rig.deploy("card.jar"));
        start();
        assertEquals("1.1.0", rig.running("card"));
        assertEquals(id, rig.bundle("card").orElseThrow().getBundleId());
        assertTrue(rig.history().toString(), rig.history().contains("UPDATED card.jar card 1.0.0 1.1.0"));
    }

    @Test
    public void whatWentMeanwhileIsUninstalled() throws IOException {
        stop();
        Files.delete(rig.deploy("card.jar"));
        start();
        assertEquals("none", rig.running("card"));
        assertTrue(rig.history().toString(), rig.history().contains("REMOVED card.jar card 1.0.0 -"));
    }

    @Test
    public void whatWasRenamedMeanwhileRunsOn() throws IOException {
        stop();
        Files.move(rig.deploy("card.jar"), rig.deploy("other.jar"));
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(id, rig.bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void aCacheThatWasDeletedIsFilledAgain() throws IOException {
        stop();
        delete(cache);
        LogFile log = new LogFile();
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(
                DeploymentState.ACTIVE, rig.status("card.jar").orElseThrow().state());
        assertEquals(List.of(), log.lines());
    }

    @Test
    public void whatTheDeployerKeptMayBeDeletedAsWell() throws IOException {
        stop();
        delete(home.resolve("deployed"));
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(id, rig.bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void aDamagedStateIsToldAndTheFolderTakenUpAnew() throws IOException {
        stop();
        Files.writeString(home.resolve("deployed/state.json"), "{\"bundles\": 7");
        LogFile log = new LogFile();
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertTrue(log.lines().get(0), log.lines().get(0).startsWith("WARN What was deployed before is not known"));
    }

    @Test
    public void badContentIsNotTriedAgainAndTheGoodVersionRuns() throws IOException {
        Jars.widget("card", "1.1.0").activator(Throwing.class).to(rig.deploy("card.jar"));
        rig.awaitState("card.jar", DeploymentState.ROLLED_BACK);
        stop();
        LogFile log = new LogFile();
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(
                DeploymentState.ROLLED_BACK,
                rig.status("card.jar").orElseThrow().state());
        assertEquals(List.of(), log.lines());
        stop();
        delete(cache);
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(
                DeploymentState.ROLLED_BACK,
                rig.status("card.jar").orElseThrow().state());
    }

    @Test
    public void aBundleThatFailedAndHasNoEarlierVersionStaysStopped() throws IOException {
        Jars.widget("board", "1.0.0").activator(Throwing.class).to(rig.deploy("board.jar"));
        rig.awaitState("board.jar", DeploymentState.FAILED);
        stop();
        start();
        assertEquals("1.0.0 stopped", rig.running("board"));
        assertEquals(
                DeploymentState.FAILED, rig.status("board.jar").orElseThrow().state());
    }

    @Test
    public void aVersionThatHangsCannotKeepTheRuntimeFromStarting() throws IOException {
        stop();
        Jars.widget("card", "1.1.0").activator(Hanging.class).to(rig.deploy("card.jar"));
        start();
        assertEquals("1.0.0", rig.running("card"));
        assertEquals(
                DeploymentState.ROLLED_BACK,
                rig.status("card.jar").orElseThrow().state());
    }

    @Test
    public void refusedContentIsLookedAtAgainAndToldOnce() throws IOException {
        Jars.widget("board", "1.0.0")
                .header("Import-Package", "com.acme.crm,io.widgetry.api")
                .to(rig.deploy("board.jar"));
        rig.awaitState("board.jar", DeploymentState.REFUSED);
        List<String> history = rig.history();
        stop();
        start();
        assertEquals(
                DeploymentState.REFUSED, rig.status("board.jar").orElseThrow().state());
        assertEquals(history, rig.history());
    }

    @Test
    public void anotherDeployerInTheSameFrameworkFindsWhatRuns() throws IOException {
        long modified = rig.bundle("card").orElseThrow().getLastModified();
        rig.end();
        assertEquals("1.0.0", rig.running("card"));
        rig.begin();
        assertEquals(modified, rig.bundle("card").orElseThrow().getLastModified());
        assertEquals(Bundle.ACTIVE, rig.bundle("card").orElseThrow().getState());
        Jars.widget("card", "1.1.0").to(rig.deploy("card.jar"));
        rig.awaitRunning("card", "1.1.0");
        Await.equal(id, () -> rig.bundle("card").orElseThrow().getBundleId());
    }

    @Test
    public void aHomeThatWasFilledAMomentAgoIsReadyWithWhatIsInIt() throws IOException {
        stop();
        container = new Container(cache);
        rig = new Rig(container, home);
        Jars.widget("board", "1.0.0").to(rig.deploy("board.jar"));
        rig.begin();
        assertEquals("1.0.0", rig.running("board"));
        assertEquals("1.0.0", rig.running("card"));
    }

    @Test
    public void aFolderThatCannotBeReadKeepsNothingFromRunning() throws IOException {
        stop();
        FaultyDisk faulty = new FaultyDisk();
        faulty.failAt((operation, path) -> operation.equals("list") && path.endsWith("deploy"));
        container = new Container(cache);
        rig = new Rig(container, home).with(faulty.disk()).begin();
        assertEquals("1.0.0", rig.running("card"));
        faulty.mend();
        rig.awaitState("card.jar", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig.running("card"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
