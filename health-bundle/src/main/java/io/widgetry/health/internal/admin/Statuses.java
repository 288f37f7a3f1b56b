package io.widgetry.health.internal.admin;

import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Finding;
import io.widgetry.api.admin.HealthStatus.Level;
import io.widgetry.health.internal.checks.DatedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;

/** Felix's results as ours. */
final class Statuses {
    private Statuses() {}

    /** What the executor found. */
    static HealthStatus of(HealthCheckExecutionResult result) {
        return of(
                result.getHealthCheckMetadata().getName(),
                result.getHealthCheckMetadata().getTags(),
                result.getFinishedAt().toInstant(),
                Duration.ofMillis(result.getElapsedTimeInMs()),
                result.getHealthCheckResult());
    }

    /** Carries out a check here and now. */
    static HealthStatus run(String name, List<String> tags, HealthCheck check) {
        long begin = System.nanoTime();
        Result result;
        try {
            result = check.execute();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            result = new Result(Result.Status.HEALTH_CHECK_ERROR, "The check failed: " + failed);
        }
        return of(name, tags, Instant.now(), Duration.ofNanos(System.nanoTime() - begin), result);
    }

    private static HealthStatus of(String name, List<String> tags, Instant time, Duration took, Result result) {
        List<Finding> findings = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            if (!entry.isDebug()) {
                findings.add(finding(entry));
            }
        }
        findings.sort(Finding.WORST_FIRST);
        return new HealthStatus(
                name, tags.stream().sorted().toList(), level(result.getStatus()), time, took, List.copyOf(findings));
    }

    private static Finding finding(ResultLog.Entry entry) {
        if (entry instanceof DatedEntry dated) {
            return new Finding(level(entry.getStatus()), dated.since(), dated.sentence());
        }
        String thrown = entry.getException() == null ? "" : " " + entry.getException();
        return new Finding(level(entry.getStatus()), Optional.empty(), entry.getMessage() + thrown);
    }

    static Level level(Result.Status status) {
        return switch (status) {
            case OK -> Level.OK;
            case WARN -> Level.WARN;
            case TEMPORARILY_UNAVAILABLE -> Level.TEMPORARILY_UNAVAILABLE;
            case CRITICAL -> Level.CRITICAL;
            case HEALTH_CHECK_ERROR -> Level.ERROR;
        };
    }
}
