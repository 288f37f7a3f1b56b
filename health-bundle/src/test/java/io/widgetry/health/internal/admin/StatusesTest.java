package io.widgetry.health.internal.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Finding;
import io.widgetry.api.admin.HealthStatus.Level;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.health.internal.checks.WidgetsCheck;
import io.widgetry.health.internal.fakes.FakeSources;
import io.widgetry.health.internal.fakes.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.Test;

public class StatusesTest {

    @Test
    public void everyStatusHasItsLevel() {
        for (Result.Status status : Result.Status.values()) {
            String name = status == Result.Status.HEALTH_CHECK_ERROR ? "ERROR" : status.name();
            assertEquals(name, Statuses.level(status).name());
        }
        assertEquals(Level.values().length, Result.Status.values().length);
    }

    @Test
    public void theTimeIsPartOfFelixsTextAndApartFromOurs() {
        WidgetsCheck check = new WidgetsCheck(FakeSources.none()
                .runtime(
                        Samples.core(Samples.widget("a", WidgetState.HEALTHY), Samples.widget("b", WidgetState.WAITING))
                                .service()));
        String text = "b (io.widgetry.sample.b 1.1.0) is not there: its mailboxes, with 37 events, wait for a new"
                + " version.";
        HealthStatus status = Statuses.run("widgets", List.of("widgetry"), check);
        assertEquals(
                List.of(
                        new Finding(Level.WARN, Optional.of(Samples.NINE.plusSeconds(60)), text),
                        new Finding(Level.OK, Optional.empty(), "1 of 2 widgets is healthy.")),
                status.findings());
        String felix = check.execute().iterator().next().getMessage();
        assertTrue(felix, felix.matches("Since 2026-11-2\\d \\d\\d:01:00: .*") && felix.endsWith(text));
    }

    @Test
    public void findingsOfOthersAreTakenOverTheWorstFirst() {
        FormattingResultLog log = new FormattingResultLog();
        log.debug("Asked {}", "the database");
        log.info("It answers.");
        log.warn("It is slow.");
        log.add(new ResultLog.Entry(Result.Status.CRITICAL, "It is full.", new IOException("no space")));
        HealthStatus status = Statuses.run("database", List.of(), () -> new Result(log));
        assertEquals(Level.CRITICAL, status.level());
        assertEquals(
                List.of(
                        new Finding(Level.CRITICAL, Optional.empty(), "It is full. java.io.IOException: no space"),
                        new Finding(Level.WARN, Optional.empty(), "It is slow."),
                        new Finding(Level.OK, Optional.empty(), "It answers.")),
                status.findings());
    }
}
