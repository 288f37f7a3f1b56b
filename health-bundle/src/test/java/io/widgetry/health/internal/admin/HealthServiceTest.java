package io.widgetry.health.internal.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Finding;
import io.widgetry.api.admin.HealthStatus.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.junit.Test;

public class HealthServiceTest {
    private final Map<String, HealthCheck> registered = new TreeMap<>();
    private final List<String> selected = new ArrayList<>();
    private final HealthService service = new HealthService(new HealthChecks() {
        @Override
        public List<String> names() {
            return List.copyOf(registered.keySet());
        }

        @Override
        public List<HealthStatus> run(Collection<String> names) {
            return registered.entrySet().stream()
                    .filter(entry -> names.contains(entry.getKey()))
                    .map(entry -> Statuses.run(entry.getKey(), List.of("b", "a"), entry.getValue()))
                    .toList();
        }
    });

    private static HealthCheck answering(Result.Status status, String message) {
        return () -> new Result(status, message);
    }

    /** Stands for Felix's executor: no check has a result. */
    private final class Executor implements HealthCheckExecutor {
        @Override
        public List<HealthCheckExecutionResult> execute(HealthCheckSelector selector) {
            selected.addAll(Arrays.asList(selector.names()));
            return List.of();
        }

        @Override
        public List<HealthCheckExecutionResult> execute(
                HealthCheckSelector selector, HealthCheckExecutionOptions options) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    public void everyCheckIsCarriedOutAndListedByItsName() {
        registered.put("widgets", answering(Result.Status.CRITICAL, "It hangs."));
        registered.put("memory", answering(Result.Status.OK, "Enough."));
        List<HealthStatus> all = service.checks();
        assertEquals(List.of("memory", "widgets"), service.names());
        assertEquals(
                List.of("memory", "widgets"),
                all.stream().map(HealthStatus::name).toList());
        assertEquals(
                List.of(Level.OK, Level.CRITICAL),
                all.stream().map(HealthStatus::level).toList());
        assertEquals(List.of("a", "b"), all.get(0).tags());
        assertEquals(
                List.of(new Finding(Level.CRITICAL, Optional.empty(), "It hangs.")),
                all.get(1).findings());
    }

    @Test
    public void aCheckIsFoundByItsWholeName() {
        registered.put("widgets", answering(Result.Status.WARN, "Slow."));
        assertEquals(Level.WARN, service.check("widgets").orElseThrow().level());
        assertEquals(Optional.empty(), service.check("widget"));
    }

    @Test
    public void whatACheckThrowsIsItsResultAndTheOthersGoOn() {
        registered.put("a", () -> {
            throw new IllegalStateException("the database is gone");
        });
        registered.put("b", () -> {
            throw new NoClassDefFoundError("com/acme/Db");
        });
        registered.put("c", answering(Result.Status.OK, "Fine."));
        List<HealthStatus> all = service.checks();
        assertEquals(
                List.of(Level.ERROR, Level.ERROR, Level.OK),
                all.stream().map(HealthStatus::level).toList());
        assertEquals(
                "The check failed: java.lang.IllegalStateException: the database is gone",
                all.get(0).findings().get(0).message());
    }

    @Test
    public void whereThereIsAnExecutorItCarriesThemOut() {
        registered.put("widgets", () -> {
            throw new AssertionError("carried out here");
        });
        Executor executor = new Executor();
        service.bindExecutor(executor);
        assertEquals(List.of(), service.checks());
        assertEquals(List.of("widgets"), selected);
        service.unbindExecutor(executor);
        registered.put("widgets", answering(Result.Status.OK, "Fine."));
        assertEquals(Level.OK, service.checks().get(0).level());
        assertEquals(1, selected.size());
    }

    @Test
    public void anExecutorThatWasReplacedIsNotTakenForTheNewOne() {
        registered.put("widgets", answering(Result.Status.OK, "Fine."));
        Executor old = new Executor();
        Executor successor = new Executor();
        service.bindExecutor(old);
        service.bindExecutor(successor);
        service.unbindExecutor(old);
        service.checks();
        assertEquals(List.of("widgets"), selected);
    }

    @Test
    public void withoutAnyCheckTheExecutorIsNotAskedForItsDefaults() {
        service.bindExecutor(new Executor());
        assertEquals(List.of(), service.checks());
        assertTrue(selected.isEmpty());
    }
}
