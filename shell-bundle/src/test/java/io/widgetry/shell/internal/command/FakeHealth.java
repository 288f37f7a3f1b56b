package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Finding;
import io.widgetry.api.admin.HealthStatus.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Health checks that find what a test wants them to. */
final class FakeHealth implements HealthAdmin {
    final List<HealthStatus> checks = new ArrayList<>();

    /** Adds a check whose findings are given with the worst first. */
    FakeHealth with(String name, Finding... findings) {
        checks.add(new HealthStatus(
                name,
                List.of("core", "widgetry"),
                findings[0].level(),
                Samples.NINE.plusSeconds(300),
                Duration.ofMillis(3),
                List.of(findings)));
        return this;
    }

    static Finding finding(Level level, Instant since, String message) {
        return new Finding(level, Optional.ofNullable(since), message);
    }

    @Override
    public List<String> names() {
        return checks.stream().map(HealthStatus::name).toList();
    }

    @Override
    public List<HealthStatus> checks() {
        return checks;
    }

    @Override
    public Optional<HealthStatus> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }
}
