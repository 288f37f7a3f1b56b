package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.HealthStatus.Level;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.util.List;
import org.junit.After;
import org.junit.Test;

public class HealthCommandsTest {
    private final FakeHealth health = new FakeHealth();
    private final Gogo gogo = new Gogo()
            .with("widgetry", new HealthCommand(health, Samples.CLOCK), "health")
            .with("health", new HealthCheckCommand(health, Samples.CLOCK), "check");

    @After
    public void close() {
        gogo.close();
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> gogo.run(line)).toString();
    }

    private void wellButSlow() {
        health.with(
                        "memory",
                        FakeHealth.finding(Level.OK, null, "The heap holds 12 MB."),
                        FakeHealth.finding(Level.OK, null, "Classes take 64 MB."))
                .with(
                        "widgets",
                        FakeHealth.finding(Level.WARN, Samples.NINE, "team-board is slow."),
                        FakeHealth.finding(Level.OK, null, "2 of 3 widgets are healthy."));
    }

    @Test
    public void everyCheckIsALineWithTheWorstThatItFound() throws Exception {
        wellButSlow();
        assertEquals("""
                NAME     STATUS  SINCE     MESSAGE
                memory   ok      –         The heap holds 12 MB. Classes take 64 MB.
                widgets  warn    09:00:00  team-board is slow.""", gogo.run("health"));
    }

    @Test
    public void whatIsCriticalIsPrintedAndTheCommandFails() {
        wellButSlow();
        health.with(
                "deployments",
                FakeHealth.finding(
                        Level.CRITICAL,
                        Samples.NINE,
                        "board-1.1.jar (com.acme.board 1.1.0) was started and failed: its activator threw"
                                + " java.lang.IllegalStateException."),
                FakeHealth.finding(Level.WARN, Samples.NINE, "notes.jar was refused: It is not a bundle."),
                FakeHealth.finding(Level.OK, null, "1 active, 0 on trial."));
        assertEquals("Not healthy: deployments.", failure("health"));
        assertEquals("""
                NAME         STATUS    SINCE     MESSAGE
                memory       ok        –         The heap holds 12 MB. Classes take 64 MB.
                widgets      warn      09:00:00  team-board is slow.
                deployments  critical  09:00:00  board-1.1.jar (com.acme.board 1.1.0) was started and failed: its
                                                 activator threw java.lang.IllegalStateException. And 1 more:
                                                 health:check deployments tells all.
                """, gogo.out());
        assertTrue(gogo.out().lines().allMatch(line -> Text.width(line) <= 100));
    }

    @Test
    public void aCheckThatFailedItselfIsAFailureToo() {
        health.with("mine", FakeHealth.finding(Level.ERROR, null, "The check failed: java.lang.Error"));
        assertEquals("Not healthy: mine.", failure("health"));
    }

    @Test
    public void whatIsNotReadyYetIsNoFailure() throws Exception {
        health.with("mine", FakeHealth.finding(Level.TEMPORARILY_UNAVAILABLE, null, "It is starting."));
        assertEquals("""
                NAME  STATUS                   SINCE  MESSAGE
                mine  temporarily unavailable  –      It is starting.""", gogo.run("health"));
    }

    @Test
    public void noCheckIsASentence() throws Exception {
        assertEquals("There is no health check.", gogo.run("health"));
    }

    @Test
    public void oneCheckIsShownWithAllThatItFound() throws Exception {
        wellButSlow();
        assertEquals("""
                Check    widgets
                Status   warn
                About    core, widgetry
                Checked  09:05:00, in 3.0 ms

                STATUS  SINCE     MESSAGE
                warn    09:00:00  team-board is slow.
                ok      –         2 of 3 widgets are healthy.""", gogo.run("health:check wid"));
    }

    @Test
    public void aCriticalCheckMakesItsCommandFail() {
        health.with("widgets", FakeHealth.finding(Level.CRITICAL, Samples.NINE, "team-board is stalled."));
        assertEquals("Not healthy: widgets.", failure("health:check widgets"));
        assertTrue(gogo.out(), gogo.out().endsWith("critical  09:00:00  team-board is stalled.\n"));
    }

    @Test
    public void anUnknownCheckIsASentence() {
        assertEquals("There is no health check disk: there is none at all.", failure("health:check disk"));
        wellButSlow();
        assertEquals("There is no health check disk; the checks are memory and widgets.", failure("health:check disk"));
    }

    @Test
    public void messagesAreCleaned() throws Exception {
        health.with("mine", FakeHealth.finding(Level.WARN, null, "a\u001B[2Jb\nc"));
        assertTrue(gogo.run("health").endsWith("ab c"));
    }

    @Test
    public void theNamesOfChecksAreCompleted() {
        wellButSlow();
        health.with("x;shutdown", FakeHealth.finding(Level.OK, null, "Fine."));
        HealthCompleter completer = new HealthCompleter(health);
        assertEquals(List.of("memory", "widgets"), completer.candidates("health:check", List.of("")));
        assertEquals(List.of(), completer.candidates("health:check", List.of("memory", "")));
        assertEquals(List.of(), completer.candidates("widget:info", List.of("")));
    }
}
