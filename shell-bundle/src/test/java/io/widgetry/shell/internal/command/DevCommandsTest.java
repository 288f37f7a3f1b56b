package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DevelopmentAdmin;
import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class DevCommandsTest {
    private final FakeDevelopment development = new FakeDevelopment();
    private final DevCommands commands = new DevCommands(Samples.CLOCK);

    private static final class FakeDevelopment implements DevelopmentAdmin {
        private final List<DevelopmentReport> reports = new ArrayList<>();
        private List<String> troubles = List.of();

        private DevelopmentStatus status(DevelopmentReport report) {
            return new DevelopmentStatus(report, Samples.NINE, troubles);
        }

        @Override
        public DevelopmentStatus report(DevelopmentReport report) {
            reports.add(report);
            return status(report);
        }

        @Override
        public Optional<DevelopmentReport> end(String project) {
            return reports.removeIf(report -> report.project().equals(project))
                    ? Optional.of(new DevelopmentReport(
                            project, Optional.empty(), DevelopmentReport.State.RUNNING, Optional.empty(), List.of()))
                    : Optional.empty();
        }

        @Override
        public List<DevelopmentStatus> projects() {
            return reports.stream().map(this::status).toList();
        }
    }

    private String run(String line) throws Exception {
        return run(line, "");
    }

    private String run(String line, String input) throws Exception {
        commands.setDevelopment(development);
        try (Gogo gogo = new Gogo(input).with("dev", commands, "status", "report", "end")) {
            return gogo.run(line);
        }
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> run(line)).getMessage();
    }

    @Test
    public void aReportHasItsProblemsFromTheInputAndIsAnsweredByTheTroubles() throws Exception {
        development.troubles = List.of("hold-counter: 1 of 2 deliveries failed", "hold-counter: onX");

        String answer = run(
                "dev:report hold-counter broken - --bundle com.acme.hold-counter --took 340",
                "HoldCounter.java:23: ';' expected\nHoldCounter.java:25: cannot find symbol\n");

        assertEquals("hold-counter: 1 of 2 deliveries failed\nhold-counter: onX", answer);
        assertEquals(
                "[DevelopmentReport[project=hold-counter, bundle=Optional[com.acme.hold-counter], state=BROKEN,"
                        + " took=Optional[PT0.34S], problems=[HoldCounter.java:23: ';' expected,"
                        + " HoldCounter.java:25: cannot find symbol]]]",
                development.reports.toString());
    }

    @Test
    public void theStatusSaysHowEachProjectFaresAndWhatIsWrong() throws Exception {
        assertTrue(run("dev:status").startsWith("Nothing is being developed."));
        run("dev:report card running --bundle com.acme.card --took 340");
        run("dev:report other broken -", "Other.java:1: class expected\n");
        development.troubles = List.of("card: failed");
        assertEquals("""
                card  runs since 09:00:00, 0.34 s after it was saved
                  card: failed
                other  is broken since 09:00:00
                  Other.java:1: class expected
                  card: failed""", run("dev:status"));
    }

    @Test
    public void whatIsWrittenWronglyIsNotReported() {
        assertTrue(failure("dev:report card well").startsWith("dev:report: STATE is building, running or broken."));
        assertTrue(failure("dev:report card broken text").contains("write - for them"));
        assertEquals(List.of(), development.reports);
    }

    @Test
    public void aProjectThatIsOverIsForgotten() throws Exception {
        run("dev:report card running");
        assertEquals("card is not developed any more; what runs of it stays.", run("dev:end card"));
        assertTrue(run("dev:end card").startsWith("No project of this name"));
    }

    @Test
    public void withoutADeployerEveryCommandSaysSo() throws Exception {
        try (Gogo gogo = new Gogo().with("dev", commands, "status", "report", "end")) {
            for (String line : List.of("dev:status", "dev:report card running", "dev:end card")) {
                assertTrue(assertThrows(CommandException.class, () -> gogo.run(line))
                        .getMessage()
                        .startsWith("There is no deployer"));
            }
        }
    }
}
