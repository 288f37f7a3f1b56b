package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Health and metrics, for operators and monitoring systems. */
@Component(service = Endpoints.class)
public final class HealthEndpoints implements Endpoints {
    private final RuntimeServices services;

    @Activate
    public HealthEndpoints(@Reference RuntimeServices services) {
        this.services = services;
    }

    record FindingView(String level, @Nullable String since, String message) {
        static FindingView of(HealthStatus.Finding finding) {
            return new FindingView(
                    finding.level().name(),
                    finding.since().map(RuntimeViews::text).orElse(null),
                    finding.message());
        }
    }

    record CheckView(
            String name,
            List<String> tags,
            String level,
            String checked,
            double tookMillis,
            List<FindingView> findings) {
        static CheckView of(HealthStatus check) {
            return new CheckView(
                    check.name(),
                    check.tags(),
                    check.level().name(),
                    RuntimeViews.text(check.checked()),
                    RuntimeViews.millis(check.took()),
                    check.findings().stream().map(FindingView::of).toList());
        }
    }

    /** All checks, and the worst of their levels. */
    record HealthView(String level, List<CheckView> checks) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/health", Access.OPERATOR, "Carries out the health checks.", this::health)
                        .answers(HealthView.class),
                Endpoint.get("/metrics", Access.OPERATOR, "The metrics as Prometheus reads them.", this::metrics)
                        .answersText("text/plain"));
    }

    private void health(Exchange exchange) throws HttpException, IOException {
        List<HealthStatus> checks = services.health().checks();
        HealthStatus.Level worst = checks.stream()
                .map(HealthStatus::level)
                .max(Comparator.naturalOrder())
                .orElse(HealthStatus.Level.OK);
        exchange.json(
                new HealthView(worst.name(), checks.stream().map(CheckView::of).toList()));
    }

    private void metrics(Exchange exchange) throws HttpException, IOException {
        MetricsExposition metrics = services.metrics();
        exchange.raw(200, metrics.contentType(), metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
