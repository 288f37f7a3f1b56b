package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DeployCommandsTest {
    private static final String CARD = "io.widgetry.sample.caller-card";
    private static final String REASON =
            "needs package com.acme.crm [1.2,2), which no bundle exports. What runs is unchanged.";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeDeployments deployer = new FakeDeployments();
    private final DeployCommands commands = new DeployCommands(Samples.CLOCK);
    private Gogo gogo;
    private Path file;

    @Before
    public void deploy() throws Exception {
        commands.setDeployer(deployer);
        gogo = new Gogo()
                .with("deploy", commands, "list", "history", "verify", "install", "update", "rollback", "remove")
                .in(folder.getRoot().toPath());
        file = Files.writeString(folder.getRoot().toPath().resolve("caller-card-1.2.jar"), "");
        deployer.deployments.add(FakeDeployments.active("caller-card.jar", CARD, 1_204));
    }

    @After
    public void close() {
        gogo.close();
    }

    private String run(String line) throws Exception {
        return gogo.run(line);
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> run(line)).getMessage();
    }

    private static DeploymentRecord record(Action action, String bundle, String from, String to, String message) {
        return new DeploymentRecord(
                Samples.NINE,
                action,
                Optional.of("file.jar"),
                Optional.ofNullable(bundle),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                message);
    }

    @Test
    public void filesAreATableWithTheReasonsBelow() throws Exception {
        deployer.deployments.add(new DeploymentStatus(
                "broken.jar",
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                DeploymentState.ROLLED_BACK,
                Samples.NINE.plusSeconds(3),
                "0123456789ab",
                Optional.empty(),
                Optional.of(REASON)));
        assertEquals("""
                FILE             BUNDLE                          VERSION    ID  STATE        SINCE     LAST GOOD
                caller-card.jar  io.widgetry.sample.caller-card  1.1.0    1204  active       09:00:00  1.0.0
                broken.jar       –                               –           –  rolled back  09:00:03  –

                broken.jar  needs package com.acme.crm [1.2,2), which no bundle exports. What runs is unchanged.""", run("deploy:list"));
    }

    @Test
    public void anEmptyFolderIsASentence() throws Exception {
        deployer.deployments.clear();
        assertEquals("The drop folder is empty.", run("deploy:list"));
        assertEquals("Nothing is known of what was deployed before.", run("deploy:history"));
    }

    @Test
    public void theHistoryIsToldInItsOrder() throws Exception {
        deployer.history.add(record(Action.INSTALLED, CARD, null, "1.0.0", "caller-card 1.0.0 is installed"));
        deployer.history.add(record(Action.UPDATED, CARD, "1.0.0", "1.1.0", "3 instances moved, gap 14 ms"));
        deployer.history.add(record(Action.REFUSED, null, null, null, REASON));
        deployer.history.add(record(Action.REFUSED, CARD, "1.1.0", null, "is empty"));
        deployer.history.add(record(Action.CONFIRMED, CARD, "1.1.0", "1.1.0", "it stood its trial"));
        deployer.history.add(record(Action.REMOVED, CARD, "1.1.0", null, "an operator removed it"));
        assertEquals("""
                TIME      ACTION     BUNDLE                  VERSION        WHAT HAPPENED
                09:00:00  installed  …ry.sample.caller-card  1.0.0          caller-card 1.0.0 is installed
                09:00:00  updated    …ry.sample.caller-card  1.0.0 → 1.1.0  3 instances moved, gap 14 ms
                09:00:00  refused    file.jar                –              needs package com.acme.crm [1.2,2),
                                                                            which no bundle exports. What runs is
                                                                            unchanged.
                09:00:00  refused    …ry.sample.caller-card  1.1.0 stays    is empty
                09:00:00  confirmed  …ry.sample.caller-card  1.1.0          it stood its trial
                09:00:00  removed    …ry.sample.caller-card  1.1.0 → gone   an operator removed it""", run("deploy:history"));
    }

    @Test
    public void theHistoryOfOneBundleIsChosenAlsoWhenItIsGone() throws Exception {
        deployer.history.add(record(Action.INSTALLED, CARD, null, "1.0.0", "x"));
        deployer.history.add(record(Action.REMOVED, "io.widgetry.sample.gone", "1.0.0", null, "y"));
        assertEquals(2, run("deploy:history gone").lines().count());
        assertTrue(run("deploy:history gone").contains("removed"));
    }

    @Test
    public void aFileIsFoundFromTheSessionsDirectory() throws Exception {
        assertEquals("caller-card 1.1.0 → 1.2.0", run("deploy:install caller-card-1.2.jar"));
        assertEquals("it can be installed", run("deploy:verify " + file));
        assertEquals(List.of("install " + file, "verify " + file), deployer.asked);
    }

    @Test
    public void aFileThatIsNotThereIsNotAskedFor() {
        assertTrue(
                failure("deploy:install none.jar").startsWith("There is no file " + folder.getRoot() + "/none.jar;"));
        assertEquals(List.of(), deployer.asked);
    }

    @Test
    public void aRefusalIsAFailure() {
        deployer.finds(FakeDeployments.result(false, CARD, "refused: " + REASON));
        deployer.answers(FakeDeployments.result(false, CARD, "failed: " + REASON));
        assertEquals("refused: " + REASON, failure("deploy:verify caller-card-1.2.jar"));
        assertEquals("failed: " + REASON, failure("deploy:install caller-card-1.2.jar"));
        assertEquals("failed: " + REASON, failure("deploy:rollback " + CARD));
        assertEquals("failed: " + REASON, failure("deploy:remove " + CARD));
    }

    @Test
    public void anUpdateIsForABundleThatIsThere() throws Exception {
        assertEquals("caller-card 1.1.0 → 1.2.0", run("deploy:update caller-card-1.2.jar"));
        assertEquals(List.of("verify " + file, "install " + file), deployer.asked);
        deployer.deployments.set(
                0,
                new DeploymentStatus(
                        "caller-card.jar",
                        Optional.of(CARD),
                        Optional.of("1.1.0"),
                        OptionalLong.empty(),
                        DeploymentState.REMOVED,
                        Samples.NINE,
                        "0123456789ab",
                        Optional.empty(),
                        Optional.empty()));
        assertEquals(
                CARD + " is not deployed, so caller-card-1.2.jar updates nothing; deploy:install installs it.",
                failure("deploy:update caller-card-1.2.jar"));
        assertEquals(3, deployer.asked.size());
    }

    @Test
    public void anUpdateThatIsRefusedIsNotTried() {
        deployer.finds(FakeDeployments.result(false, CARD, "refused: " + REASON));
        assertEquals("refused: " + REASON, failure("deploy:update caller-card-1.2.jar"));
        assertEquals(List.of("verify " + file), deployer.asked);
    }

    @Test
    public void aBundleIsNamedByItsSymbolicNameOrTheLastPartOfIt() throws Exception {
        run("deploy:rollback " + CARD);
        run("deploy:remove caller-card");
        assertEquals(List.of("rollback " + CARD, "remove " + CARD), deployer.asked);
    }

    @Test
    public void whatIsNotWrittenOutIsNotRemoved() {
        assertEquals("No bundle caller is deployed; there is only " + CARD + ".", failure("deploy:remove caller"));
        deployer.deployments.add(FakeDeployments.active("b.jar", "com.acme.caller-card", 3));
        assertEquals(
                "caller-card can be 2 bundles: com.acme.caller-card and " + CARD + ". Write more of it.",
                failure("deploy:remove caller-card"));
        assertEquals(List.of(), deployer.asked);
    }

    @Test
    public void withoutADeployerEveryCommandSaysSo() {
        commands.unsetDeployer(deployer);
        for (String line :
                List.of("list", "history", "verify x", "install x", "update x", "rollback " + CARD, "remove " + CARD)) {
            assertEquals(
                    "There is no deployer: the bundle io.widgetry.deployer is not active, so nobody looks after the"
                            + " drop folder.",
                    failure("deploy:" + line));
        }
    }

    @Test
    public void aDeployerThatWasReplacedDoesNotTakeTheNewOneAway() throws Exception {
        FakeDeployments next = new FakeDeployments();
        commands.setDeployer(next);
        commands.unsetDeployer(deployer);
        assertEquals("The drop folder is empty.", run("deploy:list"));
    }

    @Test
    public void tablesFitWithLongNames() throws Exception {
        String longest = "x".repeat(120);
        deployer.deployments.add(FakeDeployments.active(longest, longest, Long.MAX_VALUE));
        deployer.history.add(record(Action.ROLLED_BACK, longest, longest, longest + "y", longest));
        for (String line : List.of("deploy:list", "deploy:history")) {
            assertTrue(line, run(line).lines().allMatch(text -> Text.width(text) <= Text.WIDTH));
        }
    }
}
