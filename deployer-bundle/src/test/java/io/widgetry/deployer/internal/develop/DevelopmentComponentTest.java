package io.widgetry.deployer.internal.develop;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentReport.State;
import io.widgetry.api.admin.DevelopmentStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.deployer.internal.support.Core;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.Test;

public class DevelopmentComponentTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private List<WidgetStatus> widgets = List.of();
    private List<DeploymentStatus> deployments = List.of();
    private Instant now = NINE;

    private final DevelopmentComponent development = new DevelopmentComponent(
            answering(RuntimeAdmin.class, "widgets", () -> widgets),
            answering(DeploymentAdmin.class, "deployments", () -> deployments),
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    /** What one method of a service answers; nothing else is asked. */
    private interface Answer {
        Object give();
    }

    private static <T> T answering(Class<T> service, String method, Answer answer) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.give();
                    }
                    throw new UnsupportedOperationException(called.getName());
                }));
    }

    private static DevelopmentReport report(State state, String... problems) {
        return new DevelopmentReport("card", Optional.of("card"), state, Optional.empty(), List.of(problems));
    }

    private void pass(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    public void aProjectIsWhatItsToolSaidLastSinceItSaysSo() {
        development.report(report(State.BROKEN, "Card.java:1: wrong"));
        pass(5);
        development.report(report(State.BROKEN, "Card.java:1: wrong"));
        pass(5);
        DevelopmentStatus status = development.projects().get(0);
        assertEquals(NINE, status.since());
        assertEquals(List.of("Card.java:1: wrong"), status.report().problems());

        development.report(report(State.RUNNING));
        assertEquals(NINE.plusSeconds(10), development.projects().get(0).since());
    }

    @Test
    public void aProjectWhoseToolIsSilentOrEndsIsForgotten() {
        development.report(report(State.RUNNING));
        pass(10);
        assertEquals(1, development.projects().size());
        pass(1);
        assertEquals(List.of(), development.projects());

        development.report(report(State.RUNNING));
        assertEquals(Optional.of(report(State.RUNNING)), development.end("card"));
        assertEquals(Optional.empty(), development.end("card"));
        assertEquals(List.of(), development.projects());
    }

    @Test
    public void whatIsWrongWithItsWidgetsIsToldInSentences() {
        widgets = List.of(
                Core.status("card", 7, "1.0.0", WidgetState.QUARANTINED, 5, 3),
                Core.status("other", 8, "1.0.0", WidgetState.FAILED, 5, 3));

        assertEquals(
                List.of(
                        "the-card: is in quarantine: 3 failures in 60 s",
                        "the-card: 3 of 5 deliveries failed, the last by IllegalStateException at Card.java:7"),
                development.report(report(State.RUNNING)).troubles());
    }

    @Test
    public void aRollbackIsToldUntilSomethingElseRuns() {
        deployments = List.of(new DeploymentStatus(
                "card.jar",
                Optional.of("card"),
                Optional.of("1.0.0"),
                OptionalLong.empty(),
                DeploymentState.ROLLED_BACK,
                NINE,
                "0123456789ab",
                Optional.empty(),
                Optional.of("its widget card stalled")));

        assertEquals(
                List.of("card.jar was rolled back, the version before goes on: the widget card stalled"),
                development.report(report(State.RUNNING)).troubles());
        assertEquals(List.of(), development.report(report(State.BROKEN, "x")).troubles());
    }

    @Test
    public void reportsOfBrowsersCountFromTheDeploymentOn() {
        development.setBrowser(answering(
                BrowserWidgetAdmin.class,
                "browserWidgets",
                () -> List.of(new BrowserWidgetStatus(
                        "browser.card",
                        "card",
                        7,
                        "1.0.0",
                        "Card",
                        "<my-card></my-card>",
                        Optional.empty(),
                        false,
                        1,
                        List.of(),
                        Map.of(),
                        List.of(
                                new BrowserReport(NINE.minusSeconds(1), "error", "600008", Optional.empty(), "before"),
                                new BrowserReport(
                                        NINE.plusSeconds(1), "error", "600008", Optional.empty(), "x is not defined"),
                                new BrowserReport(
                                        NINE.plusSeconds(2), "recovered", "600008", Optional.empty(), "well"))))));

        assertEquals(
                List.of("browser.card: error in the browser: x is not defined"),
                development.report(report(State.RUNNING)).troubles());
    }
}
